import assert from "node:assert/strict";
import { test } from "node:test";
import { leftToConfirm } from "../../../components/sheets/form/promises.js";

const SHEET = { id: "cases", pick: { hidden_field: "basis",
  confirmed_in: { 支援会議: "secrecy/promised" } } };
const entry = (id, author, more = {}) => ({ id, body: { sheet: "secrecy", place: "", author,
  typed_by: null, values: { promised: "1" }, ...more } });
const member = (id, more = {}) => ({ id, body: { name: `${id}さん`, joined: true,
  role: "participant", ...more } });
const live = { all: (kind) => kind === "entry"
  ? [entry("1", "haru"), entry("2", "natsu", { typed_by: "lead" }), entry("3", "aki", { values: {} })]
  : [member("haru"), member("natsu"), member("aki"), member("fuyu", { joined: false }),
    member("screen", { role: "viewer" }), member("lead", { role: "facilitator" })] };
const copy = (basis) => ({ id: "a", body: { values: { basis } } });

test("who has come in and has not confirmed by their own hand is named", () => {
  assert.deepEqual(leftToConfirm({ live, sheet: SHEET }, copy("支援会議")), ["natsuさん", "akiさん"]);
  assert.deepEqual(leftToConfirm({ live, sheet: SHEET }, copy("重層的支援会議")), []);
  assert.deepEqual(leftToConfirm({ live, sheet: { id: "x", pick: null } }, copy("支援会議")), []);
});
