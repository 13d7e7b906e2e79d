"""Every shared file: what tells of a case or a person leaves only as somebody said."""

from dataclasses import replace

import pytest
from table_builders import LEADER, SHEET, note, programmes, put, reading, workshop
from test_what_leaves import EVERY, NOW, filled, standing, ways_out, zipped

from kasane.store import State
from kasane.tables import csv_zip
from kasane.workshop.model import Decided, Verdict
from kasane.workshop.outgoing import LEFT_OUT, key_of
from kasane.workshop.use import use_of

TELLING = "、ケースBの山田さんのこと"
AT = "2026-09-01T03:00:00.000+00:00"


def told(held, state):
    return reading(state, programmes()[held], LEADER)


def suspicious(held):
    """A workshop in which every text names a case and a person; the words outside of cases."""
    made = filled(held, True, TELLING)
    return State("w1", 1, dict(made.state.records)), made.others | made.asked | made.visited


def decide(held, state, verdict, value=""):
    """Let the secretariat decide the same about all that is asked; how much that was."""
    asked = told(held, state).asked
    for text in asked:
        decided = Decided(verdict=verdict, value=value, by="lead", at=AT)
        put(state, "decided", key_of(text.of, text.id, text.field, text.text), decided)
    return len(asked)


@EVERY
def test_what_nobody_has_decided_leaves_by_no_way(held):
    state, tokens = suspicious(held)
    for way, text in ways_out(state, held).items():
        assert (way, standing(tokens, text)) == (way, [])
        assert (way, "確認していません。" in text) == (way, True)
        assert (way, "確認しました" in text) == (way, False)


@EVERY
def test_what_is_kept_leaves_and_each_file_says_who_read_it_and_when(held):
    state, tokens = suspicious(held)
    decide(held, state, Verdict.KEPT)
    found = ways_out(state, held)
    forms = {s.id for s in programmes()[held].sheets if getattr(s, "repeats", "") == "case"}
    missing = [where for token, where in tokens.items() if token not in found["word"]]
    assert [where for where in missing if where.split("/")[0] not in forms] == []
    for way, text in found.items():
        assert (way, "事務局の人さんが2026年9月1日に確認しました" in text) == (way, True)


@EVERY
@pytest.mark.parametrize(
    ("verdict", "value"), [(Verdict.LEFT_OUT, ""), (Verdict.REPLACED, "ことばをかえた文")]
)
def test_what_is_left_out_or_replaced_leaves_by_no_way(held, verdict, value):
    state, tokens = suspicious(held)
    count = decide(held, state, verdict, value)
    for way, text in ways_out(state, held).items():
        assert (way, standing(tokens, text)) == (way, [])
        assert (way, value in text) == (way, True)
    said = f"うち{count}件は入れていません" in use_of(told(held, state))
    assert said == (verdict is Verdict.LEFT_OUT)


@EVERY
def test_a_text_that_has_changed_is_asked_about_again(held):
    state, tokens = suspicious(held)
    decide(held, state, Verdict.KEPT)
    for key, record in state.records.items():
        if record.kind == "entry":
            values = {
                name: f"{value}。" if isinstance(value, str) and TELLING in value else value
                for name, value in record.body["values"].items()
            }
            state.records[key] = replace(record, body=record.body | {"values": values})
    for way, text in ways_out(state, held).items():
        left = [where for where in standing(tokens, text) if not where.startswith("m1:")]
        assert (way, left) == (way, [])


@EVERY
def test_internal_files_and_the_screen_are_whole(held):
    state, tokens = suspicious(held)
    told = reading(state, programmes()[held], LEADER, with_names=True, with_cases=True)
    whole = zipped(csv_zip(told, NOW))
    assert [where for token, where in tokens.items() if token not in whole] == []


@pytest.mark.parametrize("verdict", [Verdict.LEFT_OUT, Verdict.REPLACED, Verdict.KEPT])
def test_a_decision_ends_with_the_text_also_where_nothing_is_found_any_more(verdict):
    (first, *_) = told("team_building", workshop({"n1": note("ケースBの山田さんのこと")})).asked
    decided = Decided(verdict=verdict, value="ことば", by="lead", at=AT)
    for text, asks in (("ケースBの母のこと", True), ("町のこと", verdict is not Verdict.KEPT)):
        state = workshop({"n1": note(text)})
        put(state, "decided", key_of("entry", "n1", "text", first.text), decided)
        found = [each for each in told("team_building", state).asked if each.id == "n1"]
        assert [(each.text, each.decided, each.before) for each in found] == (
            [(text, None, decided)] if asks else []
        )
        (item,) = told("team_building", state).notes(programmes()["team_building"].sheet(SHEET))
        assert (item.text() == LEFT_OUT) == asks
