import assert from "node:assert/strict";
import { test } from "node:test";
import { LivePart } from "../../../components/kit/live_part.js";
import { heldProgramme, programmeOf } from "../../../components/live/programme.js";

const frames = [];
const page = { hidden: false };
globalThis.document = page;
globalThis.requestAnimationFrame = (job) => frames.push(job);
globalThis.cancelAnimationFrame = (id) => id && frames.splice(0);

class Shown extends LivePart {
  log = [];

  begin() {
    this.log.push("begin");
  }

  paint() {
    this.log.push("paint");
  }
}

function opened(more = {}) {
  const heard = {};
  const watch = (what) => (job) => {
    heard[what] = job;
    return () => delete heard[what];
  };
  const live = {
    you: { member: "me", role: "participant" }, status: "saved", get: () => null,
    subscribe: watch("change"), onStatus: watch("status"), onPresence: watch("presence"), ...more,
  };
  const place = { root: {}, data: { workshop: "w", sheet: "s" }, component: {} };
  const part = new Shown({ place, live,
    programme: { id: "p", steps: [], sheets: { s: { id: "s", kind: "board" } } } });
  return { heard, live, part };
}

test("many changes make one drawing, and what is needed once is made before the first", () => {
  const { heard, part } = opened();
  heard.change(new Set());
  heard.status();
  heard.presence();
  assert.equal(frames.length, 1);
  frames.shift()();
  heard.change(null);
  frames.shift()();
  assert.deepEqual(part.log, ["begin", "paint", "paint"]);
});

test("a hidden tab, which gets no frames, draws a little later", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  page.hidden = true;
  const { heard, part } = opened();
  heard.change(null);
  assert.equal(frames.length, 0);
  context.mock.timers.tick(200);
  assert.deepEqual(part.log, ["begin", "paint"]);
  page.hidden = false;
});

test("nothing is drawn before the person is known, nor after the end", () => {
  const { heard, live, part } = opened({ you: null });
  part.draw();
  assert.deepEqual(part.log, []);
  live.you = { member: "me", role: "participant" };
  part.close();
  assert.deepEqual(Object.keys(heard), []);
  part.draw();
  part.drawSoon();
  assert.deepEqual([part.log, frames.length], [[], 0]);
});

test("what the person may do is asked of the sheet's record and definition", () => {
  const { live, part } = opened();
  assert.deepEqual([part.me, part.leads, part.writes], ["me", false, true]);
  live.get = () => ({ state: "locked" });
  assert.equal(part.writes, false);
  part.place.data.view = "projector";
  live.get = () => null;
  assert.deepEqual([part.me, part.writes], [null, false]);
});

test("a programme is fetched once a tab, again while the server is away, and not by strangers",
    async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = [];
  const answers = [() => Promise.reject(new TypeError("away")), () => Promise.resolve({ ok: true,
    status: 200, json: async () => ({ id: "p", steps: [], sheets: [{ id: "s" }] }) })];
  globalThis.fetch = (address) => {
    asked.push(address);
    return (answers.shift() ?? (() => Promise.resolve({ ok: false, status: 404 })))();
  };
  const both = [programmeOf("w", "v1"), programmeOf("w", "v1")];
  await new Promise((done) => setImmediate(done));
  context.mock.timers.tick(2_000);
  const [one, other] = await Promise.all(both);
  assert.equal(one, other);
  assert.deepEqual(one.sheets, { s: { id: "s" } });
  assert.equal(heldProgramme("w", "v1"), one);
  assert.deepEqual(asked, ["/programme/w/v1", "/programme/w/v1"]);
  await assert.rejects(programmeOf("w", "v2"));
  assert.equal(heldProgramme("w", "v2"), undefined);
});
