"""記録を出す: what is made is chosen, told while it is made, and then saved."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.forms import records as record_forms
from components.forms.privacy_check import find_in_export
from kasane import context
from kasane.privacy import CAUTION, NOTHING_FOUND
from kasane.programme import Programme
from kasane.record import NO_OFFICE
from kasane.workshop.telling import SHARED
from tests.pages.conftest import Screen, words
from tests.support.world import World


def labels(shown: AppTest) -> list[str]:
    return [element.proto.label for element in shown.get("download_button")]


def saves(shown: AppTest, label: str) -> Any:
    """A button that saves a file."""
    found = shown.get("download_button")
    return next(element.proto for element in found if element.proto.label == label)


def confirm(shown: AppTest) -> None:
    """Confirm that the cases have been read."""
    box = next(box for box in shown.checkbox if "匿名化を確認しました" in box.label)
    box.check().run()


def told_case(world: World) -> None:
    """An open case, with a telephone number written into it afterwards."""
    values = {"outline": "介護と家計が重なる世帯", "basis": "匿名化した事例"}
    world.do(world.lead, "entry.add", id="c1", sheet="case_study", place="", values=values)
    world.do(world.lead, "entry.show", id="c1")
    note = {"id": "n1", "sheet": "case_study", "place": "c1/well/content"}
    world.do(
        world.lead, "entry.add", **note, confirmed=True, values={"text": "090-1234-5678に電話した"}
    )


def test_a_file_with_cases_is_made_once_somebody_confirmed_what_is_in_it(
    screen: Screen, world: World
) -> None:
    told_case(world)
    shown = screen.inside("record", world.lead)
    shown.checkbox(key="record:cases").check().run()
    assert not shown.exception
    assert "見つかったところ：1か所" in words(shown)
    assert CAUTION in [warning.value for warning in shown.warning]
    assert shown.button(key="record:make").disabled
    assert saves(shown, "CSVをまとめて保存する（zip）").disabled
    confirm(shown)
    assert not shown.button(key="record:make").disabled
    assert not saves(shown, "CSVをまとめて保存する（zip）").disabled


def test_what_was_found_can_be_replaced_before_the_file_is_made(
    screen: Screen, world: World
) -> None:
    told_case(world)
    shown = screen.inside("record", world.lead)
    shown.checkbox(key="record:cases").check().run()
    next(b for b in shown.button if b.label == "（1）を置きかえる").click().run()
    assert world.entry("n1")["values"]["text"] == "［電話番号］に電話した"
    assert NOTHING_FOUND in words(shown)


def test_a_text_that_is_changed_takes_the_confirmation_away(screen: Screen, world: World) -> None:
    told_case(world)
    shown = screen.inside("record", world.lead)
    shown.checkbox(key="record:cases").check().run()
    confirm(shown)
    do = world.do
    do(world.lead, "entry.write", id="c1", field="beginning", value="夏から", seen="")
    shown.button(key="record:make").click().run()
    assert shown.button(key="record:make").disabled
    assert "Wordを保存する" not in labels(shown)


def test_what_elsewhere_tells_of_cases_is_looked_at_too(world: World) -> None:
    told_case(world)
    values = {"id": "h1", "sheet": "case_hearing", "place": ""}
    world.do(world.lead, "entry.add", **values, values={"outline": "山田さんの世帯"})
    world.do(
        world.lead, "entry.add", id="c2", sheet="case_study", place="", values={"outline": "未公開"}
    )
    found = find_in_export(world.reading(world.lead))
    labels_and_marks = {text.label: [mark.text for mark in text.found] for text in found}
    assert labels_and_marks == {
        "ケース聞き取り・連携が必要な事例の概要": ["山田さん"],
        "ケースA・対象者の概要": [],
        "ケースA・うまく連携できたと思うこと・内容": ["090-1234-5678"],
    }


def test_without_cases_nothing_is_asked(screen: Screen, world: World) -> None:
    told_case(world)
    shown = screen.inside("record", world.lead)
    assert not shown.warning
    assert not shown.button(key="record:make").disabled


def test_sheets_of_the_same_name_are_told_apart(screen: Screen, world: World) -> None:
    told = words(screen.inside("record", world.lead))
    assert "チェックイン（Step2）" in told
    assert "チェックイン（Step3）" in told


def test_a_record_of_one_meeting_is_made_and_can_be_saved(screen: Screen, world: World) -> None:
    world.note(world.lead)
    shown = screen.inside("record", world.lead)
    assert "Wordを保存する" not in labels(shown)
    shown.button(key="record:make").click().run()
    assert not shown.exception
    assert "Wordを保存する" in labels(shown)


def test_the_whole_programme_is_made_with_names_and_cases(screen: Screen, world: World) -> None:
    world.note(world.lead)
    shown = screen.inside("record", world.lead)
    shown.radio(key="record:what").set_value(record_forms.WHOLE)
    shown.checkbox(key="record:named").check()
    shown.checkbox(key="record:cases").check().run()
    assert any("内部用" in caption.value for caption in shown.caption)
    confirm(shown)
    shown.button(key="record:make").click().run()
    assert not shown.exception
    assert "Wordを保存する" in labels(shown)


def test_without_a_plan_there_is_a_sentence_and_no_file(screen: Screen, world: World) -> None:
    shown = screen.inside("record", world.lead)
    shown.radio(key="record:what").set_value(record_forms.PLAN).run()
    shown.button(key="record:make").click().run()
    assert any("企画書は、まだありません" in warning.value for warning in shown.warning)
    assert "Wordを保存する" not in labels(shown)


def test_plans_are_offered_where_the_programme_has_them(screen: Screen, town: World) -> None:
    shown = screen.inside("record", town.lead)
    offered = [
        *(record_forms.ONE, record_forms.KEY_POINTS, record_forms.WHOLE, record_forms.PLAN),
    ]
    assert shown.radio(key="record:what").options == offered


def test_what_goes_wrong_is_told_without_losing_anything(
    screen: Screen, world: World, monkeypatch
) -> None:
    def broken(*_args: object, **_options: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(record_forms, "session_record", broken)
    shown = screen.inside("record", world.lead)
    shown.button(key="record:make").click().run()
    assert not shown.exception
    assert "書いた内容はそのまま残っています" in words(shown)


def test_every_sheet_can_be_had_blank_in_two_sizes(screen: Screen, world: World) -> None:
    shown = screen.inside("record", world.lead)
    programme: Programme = world.workshops.programme_of(world.workshops.state(world.id))
    assert labels(shown).count("A4（Word）") == len(programme.sheets)
    assert labels(shown).count("A3（Word）") == len(programme.sheets)


def test_maps_and_overlaps_can_be_had_as_posters_in_two_sizes(screen: Screen, town: World) -> None:
    case = "c" * 8
    fields = {"id": case, "sheet": "case_sheet", "place": "", "values": {"basis": "匿名化した事例"}}
    town.do(town.lead, "entry.add", **fields)
    town.do(town.lead, "entry.show", id=case)
    shown = screen.inside("record", town.lead)
    assert "書いたものを保存する" not in labels(shown)
    values = {"name": "将棋クラブ", "kind": "団体"}
    place = f"{case}/inner"
    town.do(town.lead, "entry.add", id="r" * 8, sheet="resource_map", place=place, values=values)
    shown = screen.inside("record", town.lead)
    assert not shown.exception
    assert "書いたものを保存する" in labels(shown)
    assert "何も書いていない「重なり検討ワークシート」を保存する" in labels(shown)
    shown.radio(key="record:poster:size").set_value("A1").run()
    assert not shown.exception


def test_boards_are_offered_as_posters_too(screen: Screen, world: World) -> None:
    shown = screen.inside("record", world.lead)
    assert "何も書いていない「わがまちの強み・課題検討シート」を保存する" in labels(shown)
    asked_note(world, "朝の見守り")
    assert "書いたものを保存する" in labels(screen.inside("record", world.lead))


def test_a_file_on_disk_that_is_held_open_is_told(screen: Screen, world: World) -> None:
    assert "書き直せない" not in str(screen.inside("record", world.lead).warning)
    settings = context.running().settings
    late = {world.id: "書き直せないファイル：agenda_進行.csv"}
    context.start(context.Running(settings, world.workshops, late))
    shown = screen.inside("record", world.lead)
    assert any("agenda" in warning.value for warning in shown.warning)


def asked_note(world: World, text: str = "ケースBの母が笑った") -> None:
    note = {"id": "n9", "sheet": "strengths_matrix", "place": "grasp/can"}
    world.do(world.lead, "entry.add", **note, values={"text": text})


def test_what_is_found_in_a_shared_file_is_shown_and_decided_on_the_page(
    screen: Screen, world: World
) -> None:
    asked_note(world)
    shown = screen.inside("record", world.lead)
    shown.radio(key="record:what").set_value(record_forms.WHOLE).run()
    assert any("確認していない文1件は入れていません" in each.value for each in shown.caption)
    shown.button(key="record:asked:entry:n9:text:kept").click().run()
    assert not shown.exception
    assert any("本文で見つかった1件は" in each.value for each in shown.caption)
    assert "すべて決めました。" in words(shown)


def test_a_text_is_replaced_in_shared_files_alone(screen: Screen, world: World) -> None:
    asked_note(world)
    shown = screen.inside("record", world.lead)
    shown.radio(key="record:what").set_value(record_forms.WHOLE).run()
    value = shown.text_area(key="record:asked:entry:n9:text:value")
    assert value.value == "あるケースの母が笑った"
    shown.button(key="record:asked:entry:n9:text:replace").click().run()
    assert world.entry("n9")["values"]["text"] == "ケースBの母が笑った"
    told = world.reading(world.lead).to_tell(SHARED)
    assert told.items["n9"].values["text"] == "あるケースの母が笑った"


def test_a_file_with_cases_asks_as_before(screen: Screen, world: World) -> None:
    asked_note(world)
    shown = screen.inside("record", world.lead)
    shown.checkbox(key="record:cases").check().run()
    assert not [button for button in shown.button if "record:asked" in (button.key or "")]


def test_pdf_is_offered_where_libreoffice_is_and_else_a_sentence(
    screen: Screen, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_forms, "office", lambda: None)
    shown = screen.inside("record", world.lead)
    assert NO_OFFICE in [caption.value for caption in shown.caption]
    monkeypatch.setattr(record_forms, "office", lambda: "soffice")
    monkeypatch.setattr(record_forms, "pdf_of", lambda _work, *_given, **_more: b"%PDF-")
    shown = screen.inside("record", world.lead)
    shown.button(key="record:pdf").click().run()
    assert not shown.exception
    assert "PDFを保存する" in labels(shown)


def test_all_tables_can_be_saved_as_one_workbook(screen: Screen, world: World) -> None:
    assert "Excelにまとめて保存する（xlsx）" in labels(screen.inside("record", world.lead))
