import assert from "node:assert/strict";
import { test } from "node:test";

const heard = {};
globalThis.document = { hidden: false, addEventListener: (name, job) => (heard[name] = job) };
const { pressedInside } = await import("../../../components/kit/pressing.js");

const button = { closest: () => button };
const box = { contains: (one) => one === button };
const down = (pointerType, which = 0) =>
  heard.pointerdown({ pointerType, button: which, composedPath: () => [button] });

test("what is pressed is drawn anew only after its click", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let drawn = 0;
  const draw = () => (drawn += 1);
  assert.equal(pressedInside(box, draw), false);
  down("mouse");
  assert.equal(pressedInside({ contains: () => false }, draw), false, "another part goes on");
  assert.equal(pressedInside(box, draw), true);
  assert.equal(pressedInside(box, draw), true);
  heard.pointerup();
  assert.equal(drawn, 0, "the click comes first");
  assert.equal(pressedInside(box, draw), false, "what the click does draws at once");
  context.mock.timers.tick(0);
  assert.equal(drawn, 1);
});

test("a finger's press, and one that became something else, hold nothing up", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  down("touch");
  assert.equal(pressedInside(box, () => {}), false);
  down("mouse", 2);
  assert.equal(pressedInside(box, () => {}), false, "a menu of the browser's own");
  for (const end of [() => heard.pointercancel(), () => heard.pointermove({ buttons: 0 })]) {
    down("mouse");
    heard.pointermove({ buttons: 1 });
    assert.equal(pressedInside(box, () => {}), true);
    end();
    assert.equal(pressedInside(box, () => {}), false);
  }
});
