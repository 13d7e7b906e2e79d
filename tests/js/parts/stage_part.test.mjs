import assert from "node:assert/strict";
import { test } from "node:test";
import { part, sentence } from "../../../components/kit/part.js";

function recorder() {
  const log = [];
  const build = (place) => {
    log.push(`build ${place.data.workshop}`);
    return { draw: () => log.push(`draw ${place.data.n}`), close: () => log.push("close") };
  };
  return { log, mount: part(build, (data) => data.workshop) };
}
const fakeRoot = () => ({ replaceChildren() {} });

test("mounting again on the same root keeps the part and draws the new data", () => {
  const { log, mount } = recorder();
  const root = fakeRoot();
  mount(root, { workshop: "w", n: 1 }, {});
  const away = mount(root, { workshop: "w", n: 2 }, {});
  assert.deepEqual(log, ["build w", "draw 1", "draw 2"]);
  away();
});

test("an old cleanup does not take away what was mounted since", () => {
  const { log, mount } = recorder();
  const root = fakeRoot();
  const first = mount(root, { workshop: "w", n: 1 }, {});
  const second = mount(root, { workshop: "w", n: 2 }, {});
  first();
  assert.ok(!log.includes("close"));
  second();
  assert.ok(log.includes("close"));
  const third = mount(root, { workshop: "w", n: 3 }, {});
  assert.equal(log.filter((line) => line === "build w").length, 2);
  third();
});

test("each of many mounts is kept, while the one before goes after it", () => {
  const { log, mount } = recorder();
  const root = fakeRoot();
  let before = mount(root, { workshop: "w", n: 1 }, {});
  for (const n of [2, 3, 4]) {
    const next = mount(root, { workshop: "w", n }, {});
    before();
    before = next;
  }
  assert.deepEqual(log, ["build w", "draw 1", "draw 2", "draw 3", "draw 4"]);
  before();
  assert.equal(log.at(-1), "close");
});

test("an old cleanup does not take away another part that stands there now", () => {
  const { mount } = recorder();
  let emptied = 0;
  const root = { replaceChildren: () => (emptied += 1) };
  const old = mount(root, { workshop: "w", n: 1 }, {});
  mount(root, { workshop: "x", n: 2 }, {});
  const before = emptied;
  old();
  assert.equal(emptied, before);
});

test("another workshop on the same root is built anew", () => {
  const { log, mount } = recorder();
  const root = fakeRoot();
  mount(root, { workshop: "w", n: 1 }, {});
  const away = mount(root, { workshop: "x", n: 2 }, {});
  assert.deepEqual(log, ["build w", "draw 1", "close", "build x", "draw 2"]);
  away();
});

test("a refusal is said in its own words, anything else in a sentence", () => {
  assert.equal(sentence({ code: "locked", message: "締め切られています。" }), "締め切られています。");
  assert.match(sentence(new TypeError("x is undefined")), /何も変わっていません/);
});
