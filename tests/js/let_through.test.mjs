import assert from "node:assert/strict";
import test from "node:test";
import { watchLines } from "../../components/live/let_through.js";

/** Lines of a page; `pass` lets the time go by until the next look. */
function page({ answering = true } = {}) {
  const said = [];
  const jobs = [];
  const lines = watchLines({
    answers: async () => answering,
    tell: (blocked) => said.push(blocked),
    later: (job) => jobs.push(job),
  });
  const pass = async () => {
    await Promise.all(jobs.splice(0).map((job) => job()));
  };
  return { ...lines, pass, said };
}

test("a line that is refused while pages come through is told", async () => {
  const { begun, pass, said } = page();
  begun("_stcore");
  await pass();
  assert.deepEqual(said, [true]);
});

test("only the live line is refused: told as well, and taken back once it is heard", async () => {
  const { begun, heard, pass, said } = page();
  begun("_stcore");
  heard("_stcore");
  begun("live");
  await pass();
  assert.equal(said.at(-1), true);
  heard("live");
  assert.equal(said.at(-1), false);
  await pass();
  assert.equal(said.at(-1), false);
});

test("a server that is down or busy says nothing about the network", async () => {
  const { begun, pass, said } = page({ answering: false });
  begun("live");
  await pass();
  await pass();
  assert.deepEqual(said, []);
});

test("a line that comes back many times is watched once", async () => {
  const { begun, pass, said } = page();
  ["live", "live", "live"].forEach(begun);
  await pass();
  assert.deepEqual(said, [true]);
});
