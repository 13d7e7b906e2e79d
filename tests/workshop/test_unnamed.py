"""名前は出さない: who was met and wants no name told is named nowhere that others look."""

from __future__ import annotations

import pytest
from thread_builders import AT, LEADER, entry, state_of

from kasane.programme import FormSheet
from kasane.programme.base import MistakeError
from kasane.programme.sheets.form import Unnamed
from kasane.store import Record
from kasane.workshop.forms import name_of, untold
from kasane.workshop.model import Decided, Verdict, body
from kasane.workshop.outgoing import LEFT_OUT, key_of
from kasane.workshop.reading import Reading
from kasane.workshop.telling import SHARED, Telling
from kasane.workshop.thread import Thread
from tests.support.world import programmes

TOWN = programmes()["community_building"]
FORM = next(form for form in TOWN.forms("interview") if form.unnamed)


def values(**given: str) -> dict[str, str]:
    return {"may_be_named": "名前は出さない"} | given


@pytest.mark.parametrize(
    ("given", "fields", "name"),
    [
        ({"candidate": "朝市の会", "met": "店主の佐藤"}, {"met"}, "朝市の会"),
        ({"candidate": "佐藤 花", "met": "佐藤花"}, {"met", "candidate"}, f"{FORM.title}B"),
        (
            {"candidate": "朝市の佐藤花さん", "met": "佐藤花"},
            {"met", "candidate"},
            f"{FORM.title}B",
        ),
        ({"candidate": "佐藤 花"}, {"met", "candidate"}, f"{FORM.title}B"),
        ({"candidate": "佐藤 花", "met": "佐藤花", "may_be_named": "よい"}, set(), "佐藤 花"),
        ({"candidate": "佐藤 花", "may_be_named": ""}, set(), "佐藤 花"),
    ],
)
def test_a_sheet_is_called_by_the_organisation_or_by_its_letter(given, fields, name):
    assert untold(FORM, values(**given)) == fields
    assert name_of(FORM, values(**given), "B") == name


def test_neither_the_thread_nor_a_file_for_others_names_them():
    """Who leads, and a file that is asked for with names, reads what was written."""
    written = values(candidate="佐藤 花", met="佐藤花", activity="朝市")
    state = state_of({"v": entry(FORM.id, "", written, letter="A")})
    reading = Reading(state, TOWN, LEADER)
    assert Thread.of(reading).nodes["v"].text == f"{FORM.title}A"
    told = reading.to_tell(SHARED).of(FORM.id)[0]
    assert told.values == {"may_be_named": "名前は出さない", "activity": "朝市"}
    assert reading.to_tell(Telling(names=True)).of(FORM.id)[0].text("met") == "佐藤花"


def shared(entries, **decided):
    """A file for others; what somebody decided about texts, by their first letters."""
    state = state_of(entries)
    reading = Reading(state, TOWN, LEADER).to_tell(SHARED)
    for text in reading.asked:
        if verdict := decided.get(text.id):
            key = key_of(text.of, text.id, text.field, text.text)
            made = body(Decided(verdict=verdict, by="lead", at=AT))
            state.records["decided", key] = Record("decided", key, 1, False, made)
    return Reading(state, TOWN, LEADER).to_tell(SHARED)


def test_a_file_for_others_calls_the_sheet_by_the_organisation_once_somebody_says_so():
    written = values(candidate="朝市の会", met="店主の佐藤", activity="店がならぶ")
    for verdict, name in ((None, f"{FORM.title}A"), (Verdict.KEPT, "朝市の会")):
        told = shared({"v": entry(FORM.id, "", written, letter="A")}, v=verdict)
        assert "met" not in told.of(FORM.id)[0].values
        assert told.copy_name(FORM, told.of(FORM.id)[0]) == name
        assert Thread.of(told).nodes["v"].text == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("北の里の朝市に、もう一度行く", "北の里の朝市"),
        ("ヌマリに電話する", "ヌマリ"),
        ("見守りの方とも話したい", "見守りの方"),
        ("町の人と話したい", None),
    ],
)
def test_where_else_the_place_or_the_person_is_named_somebody_is_asked(text, found):
    interview = values(candidate="北の里の朝市", met="ヌマリ 花さん\n見守りの方 2人")
    entries = {
        "v": entry(FORM.id, "", interview, letter="A"),
        "t": entry("todo", "", {"task": text}),
    }
    told = shared(entries)
    asked = [each for each in told.asked if each.id == "t"]
    assert [[one.text for one in each.found] for each in asked] == ([[found]] if found else [])
    assert told.items["t"].text("task") == (LEFT_OUT if found else text)
    assert shared(entries, t=Verdict.KEPT).items["t"].text("task") == text
    named = interview | {"may_be_named": "よい"}
    assert not shared(entries | {"v": entry(FORM.id, "", named, letter="A")}).asked_of({"t"})


def test_a_file_with_names_asks_nothing_of_that():
    entries = {
        "v": entry(FORM.id, "", values(candidate="北の里の朝市"), letter="A"),
        "t": entry("todo", "", {"task": "北の里の朝市に行く"}),
    }
    told = Reading(state_of(entries), TOWN, LEADER).to_tell(Telling(names=True))
    assert not told.asked


def test_the_rule_names_a_choice_that_there_is():
    wrong = {"field": "may_be_named", "choice": "どこにもない"}
    with pytest.raises(MistakeError):
        Unnamed(**wrong).check({p.id: p for s in FORM.sections for p in s.parts})
    assert isinstance(FORM, FormSheet)
