"""How much the search finds on made-up sentences; docs/privacy.md tells the figures."""

from __future__ import annotations

import re

import pytest

from tests.privacy.marked import FILES, HERE, Score, rows, score, sentences

ROOT = HERE.parents[1]
NAMES, OTHERS, ALARMS = 0.95, 0.90, 0.10


@pytest.fixture(scope="module", params=FILES)
def measured(request: pytest.FixtureRequest) -> Score:
    return score(sentences(HERE / request.param))


def test_names_and_all_other_kinds_are_found_as_often_as_promised(measured: Score) -> None:
    low = {
        kind: measured.recall(kind)
        for kind in measured.marks
        if measured.recall(kind) < (NAMES if kind == "name" else OTHERS)
    }
    assert low == {}, measured.missed


def test_few_harmless_sentences_are_marked(measured: Score) -> None:
    assert len(measured.alarms) <= ALARMS * measured.harmless, measured.alarms


def test_the_sets_are_large_enough() -> None:
    known = [sentence for file in FILES for sentence in sentences(HERE / file)]
    assert len(known) >= 300
    assert sum(not sentence.marks for sentence in known) >= 100


def test_the_figures_in_the_documentation_are_these() -> None:
    page = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    for file in FILES:
        measured = score(sentences(HERE / file))
        row = rf"^\| {re.escape(file)} \| (\w+) \| (\d+ / \d+) "
        told = dict(re.findall(row, page, re.MULTILINE))
        assert told == rows(measured)
