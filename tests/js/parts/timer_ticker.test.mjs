import assert from "node:assert/strict";
import { test } from "node:test";
import { onTick } from "../../../components/kit/timer/ticker.js";

test("one tick serves all timers, and nothing ticks while all stand", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const drawn = { a: 0, b: 0 };
  let pause = 1000;
  const a = onTick(() => ((drawn.a += 1), pause));
  const b = onTick(() => ((drawn.b += 1), null));
  const { a: afterStart } = drawn;
  t.mock.timers.tick(1000);
  assert.equal(drawn.a, afterStart + 1);
  pause = null;
  t.mock.timers.tick(1000);
  const stood = drawn.a;
  t.mock.timers.tick(60_000);
  assert.equal(drawn.a, stood);
  a.poke();
  assert.equal(drawn.a, stood + 1);
  a.stop();
  b.stop();
});
