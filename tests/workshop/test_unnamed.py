"""名前は出さない: who was met and wants no name told is named nowhere that others look."""

from __future__ import annotations

import pytest
from thread_builders import LEADER, entry, state_of

from kasane.programme import FormSheet
from kasane.programme.base import MistakeError
from kasane.programme.sheets.form import Unnamed
from kasane.workshop.forms import name_of, untold
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


def test_a_file_for_others_calls_the_sheet_by_the_organisation_too():
    written = values(candidate="朝市の会", met="店主の佐藤", activity="朝市")
    reading = Reading(state_of({"v": entry(FORM.id, "", written, letter="A")}), TOWN, LEADER)
    shared = reading.to_tell(SHARED)
    assert "met" not in shared.of(FORM.id)[0].values
    assert shared.copy_name(FORM, shared.of(FORM.id)[0]) == "朝市の会"
    assert Thread.of(shared).nodes["v"].text == "朝市の会"


def test_the_rule_names_a_choice_that_there_is():
    wrong = {"field": "may_be_named", "choice": "どこにもない"}
    with pytest.raises(MistakeError):
        Unnamed(**wrong).check({p.id: p for s in FORM.sections for p in s.parts})
    assert isinstance(FORM, FormSheet)
