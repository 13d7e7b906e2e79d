import assert from "node:assert/strict";
import { test } from "node:test";
import { namedText } from "../../components/kit/named.js";

const live = (authors) => ({ get: (kind) => (kind === "sheet" ? { authors } : { name: "春野" }) });

test("whose name will be seen is said before anything is sent", () => {
  assert.equal(namedText(live("shown"), "s", "m"), "名前「春野」が、みんなの画面に出ます。");
  assert.equal(namedText(live("hidden"), "s", "m"), "");
  assert.equal(namedText({ get: () => null }, "s", "m"), "");
});
