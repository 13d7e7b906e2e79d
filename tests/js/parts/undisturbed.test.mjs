import assert from "node:assert/strict";
import { test } from "node:test";
import { undisturbed } from "../../../components/kit/undisturbed.js";
import { fakePage } from "./fake_page.mjs";

test("the dialog about the line is closed and the page stays usable", () => {
  const page = fakePage();
  const stop = undisturbed();
  const dialog = page.opens("Connection error");
  assert.equal(dialog.pressed, 1);
  assert.equal(page.app.inert, false);
  assert.ok(!dialog.classes.has("ks-let-through"));
  stop();
});

test("another dialog is let through", () => {
  const page = fakePage();
  const stop = undisturbed();
  const dialog = page.opens("記録を出す");
  assert.equal(dialog.pressed, 0);
  assert.ok(dialog.classes.has("ks-let-through"));
  stop();
});

test("it is watched until the last part is gone, and again for the next", () => {
  const page = fakePage();
  const [first, second] = [undisturbed(), undisturbed()];
  first();
  assert.equal(page.watchers.size, 1);
  assert.ok(page.classes.has("ks-undisturbed"));
  second();
  assert.equal(page.watchers.size, 0);
  assert.equal(page.classes.size, 0);
  const third = undisturbed();
  assert.equal(page.opens("Connection error").pressed, 1);
  third();
});
