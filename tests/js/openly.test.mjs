import assert from "node:assert/strict";
import { test } from "node:test";
import { travelsOpenly } from "../../components/live/openly.js";

const openly = (address) => travelsOpenly(new URL(address));

test("what goes to another machine over http travels openly", () => {
  for (const address of ["http://192.168.1.5:8501/case_sharing", "http://office.local/",
    "http://127.0.0.1.example/", "http://[fe80::1]:8501/"]) {
    assert.equal(openly(address), true, address);
  }
});

test("what is encrypted, or stays on this machine, does not", () => {
  for (const address of ["https://192.168.1.5:8501/", "http://localhost:8501/",
    "http://127.0.0.1:8501/phone", "http://[::1]:8501/"]) {
    assert.equal(openly(address), false, address);
  }
  assert.equal(travelsOpenly(undefined), false);
});
