import assert from "node:assert/strict";
import { test } from "node:test";
import { spokenInJapanese } from "../../../components/kit/japanese.js";
import { inJapanese } from "../../../components/kit/streamlit_words.js";
import { fakePage } from "./fake_page.mjs";

test("Streamlit's own words have a Japanese one, ours are left alone", () => {
  assert.equal(inJapanese("Expand sidebar"), "進行表をひらく");
  assert.equal(inJapanese("HH:mm"), "時：分");
  assert.equal(inJapanese("Help for 古い文字コード"), "「古い文字コード」の説明");
  assert.equal(inJapanese("Press Enter to submit form"), "Enterで送れます");
  assert.equal(inJapanese("200MB per file"), "1つ200MBまで");
  assert.equal(inJapanese("Remove 障害"), "「障害」を外す");
  assert.equal(inJapanese("month, 最初の開催日"), "最初の開催日の月");
  assert.equal(inJapanese("Selected Date: December 8, 2026"), "選んだ日：2026年12月8日");
  assert.equal(inJapanese("参加コード"), null);
  assert.equal(inJapanese("constructor"), null);
});

test("what stands on the page is said in Japanese at once", () => {
  const page = fakePage();
  const stop = spokenInJapanese();
  assert.equal(page.skip.nodeValue, "本文へ移る");
  assert.equal(page.labelled.label, "進行表をひらく");
  assert.equal(page.watchers.size, 1);
  stop();
  assert.equal(page.watchers.size, 0);
});
