"""The rules that the browser has too, on the samples that tests/js/plain.test.mjs holds it to."""

import json
import re
from datetime import date

import pytest

from kasane.errors import RefusedError
from kasane.plain import colours
from kasane.plain.dates import date_text, read_date, screen_date
from kasane.plain.names import plain_name
from kasane.programme import TableColumn, TodoRule
from kasane.workshop.values import check_value
from tests.support.world import ROOT
from tools.plain import KIT, copies


def shared(name):
    return json.loads((ROOT / "tests" / "shared" / f"{name}.json").read_text(encoding="utf-8"))


def test_the_browsers_copies_are_what_is_written_from_python():
    for file, text in copies().items():
        assert file.read_text(encoding="utf-8") == text, "python -m tools.plain"


def test_a_colour_is_written_in_one_place():
    """What else is written in a style sheet is of one part alone."""
    once = {KIT / "colours.css", ROOT / "kasane" / "plain" / "colours.py"}
    tokens = set(colours.TOKENS.values())
    found = [
        (file.name, colour)
        for folder in ("components", "kasane", "pages")
        for file in (ROOT / folder).rglob("*.*")
        if file.suffix in (".py", ".js", ".css") and file not in once
        for colour in re.findall(r"#[0-9a-f]{6}\b", file.read_text(encoding="utf-8").lower())
        if colour in tokens or file.suffix == ".py"
    ]
    assert found == []


@pytest.mark.parametrize("alike", shared("names")["same"])
def test_names_are_the_same_however_they_were_typed(alike):
    assert len(set(map(plain_name, alike))) == 1


@pytest.mark.parametrize(("one", "other"), shared("names")["different"])
def test_other_names_stay_apart(one, other):
    assert plain_name(one) != plain_name(other)


@pytest.mark.parametrize(("value", "screen", "paper"), shared("dates")["shown"])
def test_a_date_has_one_look_on_screens_and_one_on_paper(value, screen, paper):
    assert screen_date(value, date.fromisoformat(shared("dates")["today"])) == screen
    assert date_text(value) == paper


@pytest.mark.parametrize(("text", "value"), shared("dates")["read"])
def test_dates_are_read_as_people_write_them(text, value):
    assert read_date(text) == value


@pytest.mark.parametrize("text", shared("dates")["no_date"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="日付"):
        read_date(text)


@pytest.mark.parametrize("sample", shared("limits"), ids=lambda sample: sample["what"])
def test_the_server_takes_what_the_grid_takes(world, sample):
    texts = [str(at).ljust(sample["letters"], "字") for at in range(sample.get("many", 1))]
    value = texts if sample["type"] == "people" else texts[0]
    said = _write(world, sample, value)
    assert sample["problem"] in said if sample["problem"] else said == ""


def _write(world, sample, value):
    """What the server says to a value; empty where it takes it."""
    fields = {"field": sample["column"], "value": value, "seen": ""}
    try:
        if sample["rows_of"] == "entries":
            column = TableColumn(id="c", label="列", type=sample["type"])
            check_value(column, tuple(value) if isinstance(value, list) else value)
        elif sample["rows_of"] == "members":
            fields["seen"] = world.body("member", world.lead.id).get(sample["column"], "")
            world.do(world.lead, "member.write", id=world.lead.id, **fields)
        else:
            meeting = next(iter(world.state().all("meeting"))).id
            world.do(world.lead, "meeting.write", id=meeting, **fields)
    except RefusedError as refused:
        return refused.message
    return ""


@pytest.mark.parametrize(("values", "state", "over"), shared("todos")["rows"])
def test_rows_are_to_dos_and_over_by_the_rule_of_their_table(values, state, over):
    rule = TodoRule(**shared("todos")["rule"])
    assert (rule.state(values) if rule.counts(values) else None) == state
    assert (rule.counts(values) and rule.is_over(values)) is over
