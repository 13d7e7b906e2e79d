"""What a programme file may say of maps, overlaps, to-dos and optional steps, and what not."""

import json
from functools import cache

import pytest

from kasane.programme.quick_yaml import reader_of
from tests.support.world import ROOT

FILE = ROOT / "data" / "programmes" / "community_building.yaml"


@cache
def written():
    """The file's data as JSON, which is YAML too, and quicker."""
    return json.dumps(reader_of(FILE.read_text(encoding="utf-8")).get_single_data())


@pytest.fixture
def told(mistakes):
    """The sentences of the mistakes in the file after a change to its data."""

    def _told(change):
        data = json.loads(written())
        change(data, {sheet["id"]: sheet for sheet in data["sheets"]})
        return " ".join(str(m) for m in mistakes(json.dumps(data, ensure_ascii=False)))

    return _told


def test_a_map_is_for_the_cases_of_a_form(told):
    said = told(lambda _, sheets: sheets["resource_map"].update(cases="todo"))
    assert "ケースのシート「todo」がありません" in said


@pytest.mark.parametrize("key", ["known_in", "leads_to"])
def test_a_map_leads_to_and_takes_from_tables(told, key):
    said = told(lambda _, sheets: sheets["resource_map"].update({key: "case_sheet"}))
    assert "表のシート「case_sheet」がありません" in said


@pytest.mark.parametrize(
    ("key", "value"),
    [("sign", "colour"), ("filters", ["colour"]), ("apart", {"column": "no", "choice": "x"})],
)
def test_what_a_map_says_of_its_columns_is_there(told, key, value):
    assert "という列がありません" in told(
        lambda _, sheets: sheets["resource_map"].update({key: value})
    )


def test_what_is_counted_apart_is_a_choice(told):
    change = {"column": "field", "choice": "その他"}
    said = told(lambda _, sheets: sheets["resource_map"].update(apart=change))
    assert "「その他」という選択肢がありません" in said


def test_an_area_has_a_text_that_names_its_pins(told):
    column = {"id": "aspect", "label": "どんなこと", "type": "choice", "choices": ["想い"]}
    said = told(lambda _, sheets: sheets["overlap"]["circles"][0].update(columns=[column]))
    assert "名前になる文字の列がありません" in said


def test_hands_are_votes_of_each_person(told):
    column = {"id": "hands", "label": "できそう", "type": "number"}
    assert "挙手の列は" in told(lambda _, sheets: sheets["overlap"].update(hands=column))


def test_what_is_carried_into_an_area_is_there(told):
    said = told(lambda _, sheets: sheets["resource_map"]["centre"].update(carry_from=["todo/x"]))
    assert "シート「todo」に「x」がありません" in said


def test_to_dos_have_their_columns_and_choices(told):
    rule = {"task": "nothing", "owner": "owner", "due": "due"}
    assert "やることの列「nothing」" in told(
        lambda _, sheets: sheets["feasibility"].update(todo=rule)
    )
    rule = {"task": "who", "owner": "owner", "due": "due", "status": "status"}
    rule |= {"begins": "これから", "done": ["できた"]}
    assert "choicesから" in told(lambda _, sheets: sheets["feasibility"].update(todo=rule))


def test_an_activity_belongs_to_a_step_that_may_be_left_out(told):
    said = told(lambda data, _: data["steps"][3]["activities"][3].update(for_step="step1"))
    assert "「step1」という、行わないこともできる" in said
    said = told(lambda data, _: data["steps"][3].update(for_step="step1"))
    assert "「step1」という、行わないこともできる" in said


def test_the_longest_time_is_longer(told):
    said = told(
        lambda data, _: data["steps"][1]["activities"][0].update(minutes={"fixed": 40, "most": 20})
    )
    assert "fixedより長く" in said


def test_an_overlap_that_there_is_once_stands_beside_a_form_that_is_filled_once(told):
    said = told(lambda _, sheets: sheets["overlap"].update(one_for_all=True))
    assert "ケースのシート「case_sheet」がありません" in said
