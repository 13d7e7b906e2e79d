"""The gate before a case is opened: found, replaced, confirmed."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.forms.privacy_check import find_in_copy
from components.forms.privacy_check.case_texts import fingerprint, write
from kasane.errors import RefusedError
from kasane.privacy import CAUTION
from tests.pages.conftest import Screen, words
from tests.support.world import World

CASE = "c1"
OUTLINE = "山田さん（80代）。電話は090-1234-5678"
COURSE = "長男の山田太郎さんが春野に相談"


def check(copy: str) -> None:
    """A page that holds nothing but the gate."""
    import streamlit as st

    from components import state
    from components.forms.privacy_check import privacy_check

    here = state.enter("case_sharing")
    if privacy_check(here, copy, "gate"):
        st.success("開きました")


def texts(world: World) -> list[Any]:
    return find_in_copy(world.reading(world.lead), CASE)


def write_value(world: World, field: str, value: str, seen: str = "") -> None:
    world.do(world.lead, "entry.write", id=CASE, field=field, value=value, seen=seen)


@pytest.fixture
def case(world: World) -> World:
    world.person("春野")
    values = {"outline": OUTLINE, "course": COURSE, "basis": "匿名化した事例"}
    world.do(world.lead, "entry.add", id=CASE, sheet="case_study", place="", values=values)
    for note, place, text in (
        ("n1", f"{CASE}/well/content", "佐藤様の声かけ"),
        ("n2", f"{CASE}/@ask", "電話は0463-12-3456ですか"),
    ):
        world.do(
            world.lead,
            "entry.add",
            id=note,
            sheet="case_study",
            place=place,
            values={"text": text},
        )
    return world


@pytest.fixture
def gate(case: World, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr("components.state.cookie", lambda: case.lead.secret)
    monkeypatch.setattr("components.state.page_link", lambda *_args, **_more: None)
    shown = AppTest.from_function(check, default_timeout=60, args=(CASE,))
    shown.query_params["w"] = case.id
    return shown.run()


def test_all_texts_that_everybody_will_see_are_looked_at(case: World) -> None:
    found = [(t.entry, t.field, [f.replacement for f in t.found]) for t in texts(case)]
    assert found == [
        (CASE, "outline", ["Aさん", "［電話番号］"]),
        (CASE, "course", ["Aさん", "Bさん"]),
        ("n1", "text", ["Cさん"]),
    ]


def test_a_text_is_called_what_the_sheet_calls_it(case: World) -> None:
    labels = [text.label for text in texts(case)]
    assert labels == ["対象者の概要", "支援の経過・結果", "うまく連携できたと思うこと・内容"]


def test_a_copy_that_is_gone_or_no_form_has_no_texts(case: World) -> None:
    note = case.note(case.lead)
    told = case.reading(case.lead)
    assert find_in_copy(told, "gone") == []
    assert find_in_copy(told, note) == []


def test_replacements_are_written_into_values_and_notes(case: World) -> None:
    for text in texts(case):
        write(case.lead.actor, text, text.found)
    assert case.entry(CASE)["values"]["outline"] == "Aさん（80代）。電話は［電話番号］"
    assert case.entry("n1")["values"]["text"] == "Cさんの声かけ"
    assert [text.found for text in texts(case)] == [(), (), ()]


def test_a_text_that_somebody_changed_meanwhile_is_not_written_over(case: World) -> None:
    old = texts(case)[0]
    write_value(case, "outline", "別の文", OUTLINE)
    with pytest.raises(RefusedError, match="ほかの人") as caught:
        write(case.lead.actor, old, old.found)
    assert caught.value.code == "stale"
    assert case.entry(CASE)["values"]["outline"] == "別の文"


def test_what_was_confirmed_is_what_was_read(case: World) -> None:
    before = fingerprint(texts(case))
    assert fingerprint(texts(case)) == before
    write_value(case, "beginning", "夏から")
    assert fingerprint(texts(case)) != before


def test_it_says_what_was_found_and_that_it_may_miss(gate: AppTest) -> None:
    assert not gate.exception
    assert CAUTION in [warning.value for warning in gate.warning]
    assert "見つかったところ：5か所" in words(gate)
    assert [field.value for field in gate.text_input] == [
        *("Aさん", "［電話番号］", "Aさん", "Bさん", "Cさん")
    ]


def test_one_place_is_replaced_by_the_words_chosen(gate: AppTest, case: World) -> None:
    gate.text_input[0].set_value("本人")
    button(gate, "（1）を置きかえる").click().run()
    assert not gate.exception
    assert case.entry(CASE)["values"]["outline"] == "本人（80代）。電話は090-1234-5678"
    assert "見つかったところ：4か所" in words(gate)


def test_all_places_are_replaced_at_once(gate: AppTest, case: World) -> None:
    button(gate, "すべて置きかえる").click().run()
    assert not gate.exception
    assert [text.found for text in texts(case)] == [(), (), ()]
    assert not gate.text_input
    assert "安全" not in words(gate)


def test_a_case_opens_only_once_somebody_confirmed(gate: AppTest, case: World) -> None:
    assert button(gate, "公開する").disabled
    gate.checkbox[0].check().run()
    assert case.entry(CASE)["hidden"]
    button(gate, "公開する").click().run()
    assert [said.value for said in gate.success] == ["開きました"]
    assert not case.entry(CASE)["hidden"]


def test_a_changed_text_takes_the_confirmation_away(gate: AppTest, case: World) -> None:
    gate.checkbox[0].check().run()
    opens = button(gate, "公開する")
    write_value(case, "beginning", "夏から")
    opens.click().run()
    assert case.entry(CASE)["hidden"]
    assert not gate.checkbox[0].value
    assert button(gate, "公開する").disabled


def test_an_unconfirmed_basis_keeps_the_case_closed_and_says_why(
    gate: AppTest, case: World
) -> None:
    write_value(case, "basis", "未確認", "匿名化した事例")
    gate.checkbox[0].check().run()
    button(gate, "公開する").click().run()
    assert case.entry(CASE)["hidden"]
    assert "未確認" in gate.error[0].value


def test_those_who_do_not_lead_see_nothing(
    case: World, gate: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody = case.person("夏目")
    monkeypatch.setattr("components.state.cookie", lambda: somebody.secret)
    gate.run()
    assert not gate.exception
    assert not gate.button
    assert not gate.markdown


def button(shown: AppTest, label: str) -> Any:
    return next(known for known in shown.button if known.label == label)
