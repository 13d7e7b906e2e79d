"""わがまちのプログラム: made, edited, looked at, saved and shared on one page by the owner."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import docx
import pytest
from streamlit.testing.v1 import AppTest

from components.state import EDITING
from kasane.plain.clock import JAPAN
from kasane.programme import KINDS, Programme, TableSheet
from kasane.programme.base import Definition
from kasane.programme.own import words as own_words
from kasane.programme.own.mistakes import wrongs
from kasane.programme.own.rule_words import WITH_PARTS
from kasane.programme.own.shape import Field, fields
from kasane.record import blank_sheet, session_record
from kasane.workshop import Role
from tests.pages.conftest import Screen, parts, words
from tests.support.own import FILE, OWN, changed, shared, use_own
from tests.support.world import Person, World, programmes

EMPTY = "白紙から"


@pytest.fixture
def editor(screen: Screen, world: World) -> AppTest:
    """The page with an empty programme open."""
    shown = screen.open("programme_editor", world.lead)
    shown.selectbox(key="own:base").set_value(EMPTY).run()
    shown.text_input(key=f"own:title:{EMPTY}").set_value("あおば市の集い").run()
    return shown.button(key="own:begin").click().run()


def labelled(found: Any, label: str) -> Any:
    (one,) = [each for each in found if each.label == label]
    return one


def press(shown: AppTest, label: str, last: bool = False) -> None:
    found = [button for button in shown.button if button.label == label]
    assert found, [button.label for button in shown.button]
    found[-1 if last else 0].click().run()
    assert not shown.exception


def write(shown: AppTest, label: str, value: Any, kind: str = "text_input") -> None:
    labelled(getattr(shown, kind), label).set_value(value).run()
    assert not shown.exception


def test_a_title_that_is_too_long_stays_whole_and_is_told(screen: Screen, world: World) -> None:
    title = "あおば市の集い" * 12
    shown = screen.open("programme_editor", world.lead)
    shown.selectbox(key="own:base").set_value(EMPTY).run()
    shown.text_input(key=f"own:title:{EMPTY}").set_value(title).run()
    shown.button(key="own:begin").click().run()
    assert not shown.exception
    assert labelled(shown.text_input, "題").value == title
    assert "80文字まで" in words(shown)


def add_sheet(shown: AppTest, kind: str) -> None:
    """Add a sheet of a kind from the outline, which opens it."""
    chosen = next(box for box in shown.selectbox if str(box.key).endswith("sheets:left:variant"))
    chosen.set_value(kind).run()
    (button,) = [b for b in shown.button if str(b.key).endswith("sheets:left:add")]
    button.click().run()
    assert not shown.exception


def test_what_was_chosen_at_the_moment_of_the_press_is_added(editor: AppTest, world: World) -> None:
    chosen = next(box for box in editor.selectbox if str(box.key).endswith("sheets:left:variant"))
    kind = next(each for each in KINDS if each != chosen.value)
    chosen.set_value(kind)
    (button,) = [b for b in editor.button if str(b.key).endswith("sheets:left:add")]
    button.click().run()  # in the drawing that hears of the choice, too
    assert [sheet["kind"] for sheet in draft(world)["sheets"]] == [kind]


def draft(world: World) -> dict[str, Any]:
    return world.workshops.own_programmes()[-1].tree


def test_it_is_the_owners_alone(screen: Screen, world: World) -> None:
    for who in (None, world.person("春野"), world.person("見学", Role.VIEWER)):
        shown = screen.open("programme_editor", who)
        assert not shown.exception
        assert "管理者だけ" in words(shown)
        assert [button.label for button in shown.button] == []


def test_a_copy_of_a_programme_is_opened_part_by_part(screen: Screen, world: World) -> None:
    shown = screen.open("programme_editor", world.lead)
    shown.button(key="own:begin").click().run()
    assert draft(world)["title"] == "チームづくり編（わがまち版）"
    press(shown, "わがまちの強み・課題検討シート")
    assert "board" in parts(shown)
    press(shown, "②できたらよい・あったらよいと思うこと")
    write(shown, "名前", "あったらいいな")
    columns = next(s for s in draft(world)["sheets"] if s["id"] == "strengths_matrix")["columns"]
    assert [c["label"] for c in columns][1] == "あったらいいな"
    press(shown, "← わがまちの強み・課題検討シート")
    press(shown, "あったらいいな")


def test_a_new_programme_has_a_step_and_an_activity_and_can_be_saved(
    editor: AppTest, world: World
) -> None:
    assert not editor.exception
    press(editor, "保存する")
    assert "保存しました" in words(editor)
    assert [p.title for p in world.workshops.offered()][-1] == "あおば市の集い"


def test_after_a_reload_the_draft_is_open_at_the_same_part(
    screen: Screen, editor: AppTest, world: World
) -> None:
    """The address names both; back at the list it names neither."""
    press(editor, "Step　新しいStep")
    press(editor, "　新しい活動")
    address = {name: str(value) for name, value in editor.query_params.items()}
    again = screen.open("programme_editor", world.lead, **address)
    assert again.session_state[EDITING].place == ("steps", 0, "activities", 0)
    assert labelled(again.text_input, "題").value == "新しい活動"
    gone = screen.open("programme_editor", world.lead, **address | {"part": "sheets.7.columns.x"})
    assert labelled(gone.text_input, "題").value == "あおば市の集い"
    press(again, "一覧へ")
    assert not {"programme", "part"} & set(again.query_params)
    unknown = screen.open("programme_editor", world.lead, programme="own_nothing")
    assert [info.value for info in unknown.info] != []
    assert not unknown.exception


def test_a_mistake_stands_at_its_place_and_leads_there(editor: AppTest, world: World) -> None:
    write(editor, "目的", "", "text_area")
    assert [error.value for error in editor.error] == ["「目的」が空です。文字を書いてください。"]
    assert editor.button(key="own:save").disabled
    press(editor, "Step　新しいStep")
    assert not editor.error
    press(editor, "目的：「目的」が空です。文字を書いてください。")
    assert editor.error
    write(editor, "目的", "顔見知りになる。", "text_area")
    assert not editor.error
    assert draft(world)["purpose"] == "顔見知りになる。"


def test_minutes_guidance_hints_and_words_to_say_are_edited(editor: AppTest, world: World) -> None:
    press(editor, "Step　新しいStep")
    press(editor, "新しい活動")
    write(editor, "決まった分", 25, "number_input")
    write(editor, "ことばの例", "ゆっくりどうぞ。\n\n時間です。", "text_area")
    write(editor, "手引き", "静かなときは待ちます。", "text_area")
    (activity,) = draft(world)["steps"][0]["activities"]
    assert activity["minutes"] == {"fixed": 25}
    assert activity["say"] == ["ゆっくりどうぞ。", "時間です。"]
    assert activity["notes"] == ["静かなときは待ちます。"]
    assert "ことばの例：「時間です。」" in words(editor)


def test_parts_are_moved_taken_away_and_brought_back(editor: AppTest, world: World) -> None:
    add_sheet(editor, "table")
    for name in ("いつ", "だれが"):
        press(editor, "＋ 列を加える")
        write(editor, "名前", name)
        press(editor, "← 表")
    assert labels(world) == ["内容", "いつ", "だれが"]
    editor.button(key=key_of(editor, "columns:2:up")).click().run()
    assert labels(world) == ["内容", "だれが", "いつ"]
    editor.button(key=key_of(editor, "columns:0:away")).click().run()
    assert labels(world) == ["だれが", "いつ"]
    press(editor, "ひとつ戻す")
    assert labels(world) == ["内容", "だれが", "いつ"]


def labels(world: World) -> list[str]:
    return [column["label"] for column in draft(world)["sheets"][0]["columns"]]


def key_of(shown: AppTest, end: str) -> str:
    (key,) = [str(button.key) for button in shown.button if str(button.key).endswith(end)]
    return key


def test_rows_that_stand_there_from_the_start_are_written_or_pasted(
    editor: AppTest, world: World
) -> None:
    add_sheet(editor, "table")
    press(editor, "＋ 列を加える")
    write(editor, "名前", "担当")
    press(editor, "← 表")
    press(editor, "＋ 行を加える")
    write(editor, "内容", "会場を決める")
    press(editor, "← 表")
    pasted = next(area for area in editor.text_area if str(area.key).endswith("paste"))
    pasted.set_value("声をかける\t春野\n資料を刷る\t夏目\n").run()
    press(editor, "この行を加える")
    rows = draft(world)["sheets"][0]["default_rows"]
    assert [list(row.values()) for row in rows] == [
        ["会場を決める"],
        ["声をかける", "春野"],
        ["資料を刷る", "夏目"],
    ]


def test_another_tab_does_not_write_over_what_was_changed(editor: AppTest, world: World) -> None:
    edited = world.workshops.own_programmes()[-1]
    world.workshops.write_draft(
        world.owner, edited.id, edited.tree | {"title": "となりの画面"}, edited.revision
    )
    labelled(editor.text_input, "題").set_value("この画面")
    editor.run()
    assert "別の画面でも直していた" in words(editor)
    assert draft(world)["title"] == "となりの画面"
    assert labelled(editor.text_input, "題").value == "となりの画面"


def test_a_programme_is_taken_off_the_list(screen: Screen, world: World) -> None:
    use_own(world)
    shown = screen.open("programme_editor", world.lead)
    shown.button(key=f"own:away:{OWN}").click().run()
    assert world.workshops.own_programmes() == []
    assert world.reading(world.lead).programme.title == "あおば市の集い"


# One sheet of every kind, by the editor only


def test_a_programme_with_a_sheet_of_every_kind_is_made_by_the_editor_only(
    editor: AppTest, world: World
) -> None:
    add_sheet(editor, "form")
    labelled(editor.selectbox, "何枚書くか").set_value("case").run()
    for kind in KINDS:
        if kind != "form":
            add_sheet(editor, kind)
    names = [sheet["title"] for sheet in draft(world)["sheets"]]
    press(editor, "Step　新しいStep")
    press(editor, "新しい活動")
    ids = [sheet["id"] for sheet in draft(world)["sheets"]]
    labelled(editor.multiselect, "この活動で書くシート").set_value(ids).run()
    assert not editor.exception
    assert not editor.error
    press(editor, "保存する")
    made = world.workshops.offered()[-1]
    assert {sheet.kind for sheet in made.sheets} == set(KINDS)
    begun = world.create(programme=made.id, steps=(made.steps[0].id,))
    in_word(world, Person(begun, world.lead.secret), made, names)


def in_word(world: World, who: Person, made: Programme, names: list[str]) -> None:
    """Its record names it, and each of its sheets is there blank."""
    record = session_record(world.reading(who), datetime.now(JAPAN))
    told = "\n".join(p.text for p in docx.Document(io.BytesIO(record)).paragraphs)
    assert made.title in told
    for sheet, name in zip(made.sheets, names, strict=True):
        blank = docx.Document(io.BytesIO(blank_sheet(sheet)))
        text = "\n".join(p.text for p in blank.paragraphs)
        assert name in text + "".join(c.text for t in blank.tables for c in t._cells)


def test_a_programme_with_a_sheet_of_every_kind_is_made_by_yaml_only(world: World) -> None:
    use_own(world)
    made = world.reading(world.lead).programme
    assert {sheet.kind for sheet in made.sheets} == set(KINDS)
    in_word(world, world.lead, made, [sheet.title for sheet in made.sheets])


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_sheet_of_a_kind_is_whole_and_looks_as_it_will(
    editor: AppTest, world: World, kind: str
) -> None:
    if kind in ("map", "overlap"):
        add_sheet(editor, "form")
        labelled(editor.selectbox, "何枚書くか").set_value("case").run()
    add_sheet(editor, kind)
    assert not editor.error
    assert kind in parts(editor)
    assert editor.button(key="own:save").disabled is False


# The words


def definitions(model: type[Definition]) -> set[type[Definition]]:
    """A definition and all that are part of it, as far as they are edited."""
    found, waiting = set(), [model]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += [part for field in fields(each) for _, part in field.variants]
    return found


def asked() -> list[Field]:
    return [field for model in definitions(Programme) for field in fields(model)]


def test_every_field_can_be_edited_and_has_a_japanese_name() -> None:
    """All but what is not for people: ids, which definition a part has, a group's sheet."""
    edited = {(field.model, field.key) for field in asked()}
    left = {
        key
        for model in definitions(Programme)
        for key in model.model_fields
        if (model.__name__, key) not in edited
    }
    assert left == set(own_words.NEVER)
    assert {f"{f.model}.{f.key}" for f in asked() if f.name in ("", f.key)} == set()


def test_every_choice_has_a_japanese_name() -> None:
    for field in asked():
        told = [own_words.choice_name(field.model, field.key, each) for each in field.choices]
        assert all(not name.isascii() for name in told), (field.model, field.key, told)


@pytest.mark.parametrize("programme", programmes())
def test_every_step_can_be_taken_out_of_a_copy(
    screen: Screen, world: World, programme: str
) -> None:
    """What is proposed of it with that step goes along, so that nobody is stuck."""
    shown = screen.open("programme_editor", world.lead)
    shown.selectbox(key="own:base").set_value(programme).run()
    shown.button(key="own:begin").click().run()
    while len(draft(world)["steps"]) > 1:
        shown.button(key=key_of(shown, "steps:0:away")).click().run()
        assert not shown.exception
    assert [w for w in wrongs(draft(world)) if w.place[0] not in ("steps", "sheets")] == []


# A file


def bring(shown: AppTest, content: bytes, name: str = "もらった.yaml") -> None:
    shown.file_uploader[0].set_value((name, content, "application/yaml"))
    shown.run()
    assert not shown.exception


def test_a_file_is_taken_in_and_opened(screen: Screen, world: World) -> None:
    shown = screen.open("programme_editor", world.lead)
    bring(shown, FILE.read_bytes())
    press(shown, "取り込む")
    assert "取り込みました" in words(shown)
    assert [own.title for own in world.workshops.own_programmes()] == ["あおば市の集い"]
    assert labelled(shown.text_input, "題").value == "あおば市の集い"


def test_a_bad_file_is_refused_with_its_lines_and_nothing_changes(
    screen: Screen, world: World
) -> None:
    bad = FILE.read_text(encoding="utf-8").replace("seconds: 30", "seconds: 三十")
    line = bad.splitlines().index("    seconds: 三十") + 1
    shown = screen.open("programme_editor", world.lead)
    bring(shown, bad.encode())
    assert "取り込めません。何も変わっていません。" in words(shown)
    assert f"{line}行目" in words(shown)
    assert "取り込む" not in [button.label for button in shown.button]
    assert world.workshops.own_programmes() == []


def test_of_a_known_programme_what_would_change_is_said_first(screen: Screen, world: World) -> None:
    use_own(world)
    shown = screen.open("programme_editor", world.lead)
    bring(shown, FILE.read_bytes())
    assert "いまあるものと同じ中身です" in words(shown)
    bring(shown, shared(changed(memo=None)), "新しい.yaml")
    assert "シート「メモ」がなくなります" in words(shown)
    press(shown, "新しい版として取り込む")
    (own,) = world.workshops.own_programmes()
    assert "memo" not in {sheet["id"] for sheet in own.tree["sheets"]}


# The rules of sheets


def rule_places(tree: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every rule of a programme: a place each, and the same key once."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in WITH_PARTS:
                yield (*place, key, *([0] if isinstance(value, list) else []))
            yield from rule_places(value, (*place, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from rule_places(value, (*place, number))


@pytest.mark.parametrize("programme", ["community_building", "case_conference"])
def test_every_rule_of_a_copy_can_be_opened(screen: Screen, world: World, programme: str) -> None:
    shown = screen.open("programme_editor", world.lead)
    shown.selectbox(key="own:base").set_value(programme).run()
    shown.button(key="own:begin").click().run()
    found = {place[-1 - isinstance(place[-1], int)]: place for place in rule_places(draft(world))}
    assert len(found) > 4
    for place in found.values():
        shown.session_state[EDITING].place = place
        shown.run()
        assert not shown.exception, place
        assert "もうありません" not in words(shown)
        assert [b.label for b in shown.button].count("これを消す") == 1


def test_rows_become_todos_by_the_editor_only(editor: AppTest, world: World) -> None:
    add_sheet(editor, "table")
    for name, sort in (("担当", "person"), ("期限", "date")):
        press(editor, "＋ 列を加える")
        write(editor, "名前", name)
        write(editor, "書くもの", sort, "selectbox")
        press(editor, "← 表")
    press(editor, "＋ やることの決まりを付ける")
    assert not editor.error
    assert labelled(editor.selectbox, "期限の列").options == ["（選んでいません）", "期限"]
    press(editor, "保存する")
    (sheet,) = world.workshops.offered()[-1].sheets
    assert isinstance(sheet, TableSheet)
    assert sheet.todo is not None
    assert [sheet.column(each).label for each in (sheet.todo.owner, sheet.todo.due)] == [
        "担当",
        "期限",
    ]
    press(editor, "これを消す")
    assert "todo" not in draft(world)["sheets"][0]


def test_what_is_said_of_each_ground_is_written_under_its_name(
    screen: Screen, world: World
) -> None:
    shown = screen.open("programme_editor", world.lead)
    shown.selectbox(key="own:base").set_value("case_conference").run()
    shown.button(key="own:begin").click().run()
    (number,) = [n for n, s in enumerate(draft(world)["sheets"]) if s["id"] == "case_conference"]
    shown.session_state[EDITING].place = ("sheets", number, "pick")
    shown.run()
    area = next(a for a in shown.text_area if a.label == "重層的支援会議")
    area.set_value("同意のある人だけで話します。").run()
    assert not shown.exception
    pick = draft(world)["sheets"][number]["pick"]
    assert pick["allows"]["重層的支援会議"] == "同意のある人だけで話します。"
    assert len(pick["allows"]) == 3
