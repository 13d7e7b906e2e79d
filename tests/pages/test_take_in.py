"""A file is shown before anything changes, taken in only when asked for, and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kasane.tables import frame_file, rows_frame
from kasane.tables.files.csv_files import write_rows
from kasane.tables.files.export import Export
from tests.pages.conftest import Screen, words
from tests.support.csv_rows import read_rows
from tests.support.world import BOARD, World

PEOPLE = [["氏名", "所属", "電話"], ["新しい人", "社協", "1"], ["春野", "包括", ""]]
TOWN = [["名前", "地区", "電話"], ["銭湯の番台さん", "川べり", "1"], ["朝市", "北の里", ""]]

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def pasted(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def roster(world: World) -> dict[str, str]:
    members = [record.body for record in world.state().all("member")]
    return {body["name"]: body["organisation"] for body in members}


def listed(world: World) -> dict[str, str]:
    found = (r.body for r in world.state().all("entry") if r.body["sheet"] == "resources")
    return {body["values"]["name"]: body["values"].get("district", "") for body in found}


def box(boxes: Any, label: str) -> Any:
    (found,) = [found for found in boxes if label in found.label]
    return found


def pressed(shown: AppTest, label: str) -> AppTest:
    (button,) = [button for button in shown.button if label in button.label]
    shown = button.click().run()
    assert not shown.exception
    return shown


def members_page(screen: Screen, text: str) -> AppTest:
    shown = screen.inside("members", screen.world.lead)
    shown.radio(key="members:part").set_value("表から取り込む").run()
    shown.text_area(key="members:import:pasted").input(text).run()
    assert not shown.exception
    return shown


def record_page(screen: Screen, text: str) -> AppTest:
    shown = screen.inside("record", screen.world.lead)
    shown.text_area(key="record:take_in:pasted").input(text).run()
    assert not shown.exception
    return shown


def page(workshop: str, content: bytes, name: str) -> None:
    """What the record page tells of a file that was chosen."""
    import streamlit as st

    from components import state
    from components.forms import take_in

    st.query_params["w"] = workshop
    here = state.enter("record")
    take_in.compare(here, "file", None, content, name)


def chosen(
    world: World, monkeypatch: pytest.MonkeyPatch, content: bytes, name: str = "名簿.csv"
) -> AppTest:
    from components import state

    monkeypatch.setattr(state, "cookie", lambda: world.lead.secret)
    return AppTest.from_function(page, default_timeout=60, args=(world.id, content, name)).run()


def test_people_are_shown_taken_in_and_taken_back(screen: Screen, world: World) -> None:
    world.person("春野")
    before = roster(world)
    shown = members_page(screen, pasted(PEOPLE))
    assert "加わる 1人　変わる 1人" in words(shown)
    assert "読みこまない列：電話" in words(shown)
    assert "（空） → 包括" in shown.dataframe[0].value.to_csv()
    assert roster(world) == before
    shown = pressed(shown, "2人を取り込む")
    assert roster(world) == before | {"新しい人": "社協", "春野": "包括"}
    assert "取り込みました" in shown.success[0].value
    assert "取り込むものはありません" in shown.success[1].value
    shown = pressed(shown, "取り消す")
    assert roster(world) == before
    assert "取り消しました" in words(shown)


def test_resources_are_taken_in_below_their_list(screen: Screen, town: World) -> None:
    town.do(town.lead, "entry.add", id="r1", sheet="resources", place="", values={"name": "朝市"})
    shown = screen.inside("resource_map", town.lead)
    shown.radio(key="resource_map:part").set_value("resources").run()
    shown.text_area(key="resource_map:files:pasted").input(pasted(TOWN)).run()
    assert "加わる 1件　変わる 1件" in words(shown)
    assert listed(town) == {"朝市": ""}
    pressed(shown, "2件を取り込む")
    assert listed(town) == {"朝市": "北の里", "銭湯の番台さん": "川べり"}


def test_only_who_leads_is_offered_the_way_in(screen: Screen, town: World) -> None:
    shown = screen.inside("resource_map", town.person("春野"))
    shown.radio(key="resource_map:part").set_value("resources").run()
    assert [button.label for button in shown.get("download_button")] == ["一覧をCSVで保存する"]
    assert not shown.text_area


def test_a_board_that_was_written_out_is_changed_and_taken_in(screen: Screen, world: World) -> None:
    note = world.note(world.lead, "声をかけ合う")
    reading = world.workshops.reading(world.id, world.lead.actor)
    assert reading
    export = Export(reading)
    (leaf,) = export.leaves_of(export.programme.sheet(BOARD))
    head, row = read_rows(frame_file(rows_frame(leaf, export.rows(leaf), export.names)).content)
    text, place = head.index("付箋"), head.index("ID")
    row[text] = "毎朝声をかけ合う"
    new = [*row]
    new[text], new[place] = "昼ごはんを一緒に", ""
    shown = record_page(screen, pasted([head, row, new]))
    (sheet,) = [box for box in shown.selectbox if box.label == "取り込むシート"]
    assert sheet.options[sheet.index or 0] == leaf.title
    assert "加わる 1件　変わる 1件　同じ 0件" in words(shown)
    shown = pressed(shown, "2件を取り込む")
    assert world.order() == ["毎朝声をかけ合う", "昼ごはんを一緒に"]
    shown = pressed(shown, "取り消す")
    assert world.order() == ["声をかけ合う"]
    assert world.entry(note)["values"] == {"text": "声をかけ合う"}


def test_what_others_wrote_after_the_look_is_not_written_over(screen: Screen, world: World) -> None:
    haru = world.person("春野")
    shown = members_page(screen, pasted(PEOPLE))
    fields = {"id": haru.id, "field": "organisation", "seen": ""}
    world.do(world.lead, "member.write", value="県庁", **fields)
    shown = pressed(shown, "2人を取り込む")
    assert roster(world)["春野"] == "県庁"
    assert "新しい人" not in roster(world)
    assert "同時に書いた" in words(shown)
    assert "同じ名前のものが、もうあります" in shown.dataframe[0].value.to_csv()


def test_somebody_says_which_column_is_which_and_it_is_remembered(
    screen: Screen, world: World
) -> None:
    rows = [["来る人", "どこの"], ["秋山", "社協"]]
    shown = members_page(screen, pasted(rows))
    assert "「氏名」の列が見つかりません" in words(shown)
    box(shown.selectbox, "見出しの行").set_value(1).run()
    box(shown.selectbox, "来る人").set_value("氏名").run()
    assert "加わる 1人" in words(shown)
    box(shown.selectbox, "どこの").set_value("所属").run()
    shown = pressed(shown, "1人を取り込む")
    assert roster(world)["秋山"] == "社協"
    rows = [["来る人", "どこの", "名簿の番号"], ["冬木", "県庁", "2"]]
    shown.text_area(key="members:import:pasted").input(pasted(rows)).run()
    pressed(shown, "1人を取り込む")
    assert roster(world)["冬木"] == "県庁"
    another_tab = members_page(screen, pasted([["来る人", "どこの"], ["夏目", "市役所"]]))
    pressed(another_tab, "1人を取り込む")
    assert roster(world)["夏目"] == "市役所"


def test_what_is_no_choice_is_asked_and_lines_in_doubt_are_offered(
    screen: Screen, world: World
) -> None:
    rows = [["氏名", "本人への説明"], ["秋山", "要"], ["※敬称略", ""]]
    shown = members_page(screen, pasted(rows))
    assert "「本人への説明」の「要」は、どれですか" in str(shown.selectbox)
    assert "※敬称略" in shown.dataframe[0].value.to_csv()
    assert "2行目「本人への説明」" in shown.warning[0].value
    box(shown.selectbox, "「要」は、どれですか").set_value("未").run()
    box(shown.multiselect, "それでも取り込む行").set_value([3]).run()
    shown = pressed(shown, "2人を取り込む")
    assert {"秋山", "※敬称略"} <= set(roster(world))
    rows = [["氏名", "本人への説明"], ["冬木", "済"], ["※ほか多数", ""]]
    shown.text_area(key="members:import:pasted").input(pasted(rows)).run()
    pressed(shown, "1人を取り込む")
    assert "※ほか多数" not in roster(world)


def test_an_empty_cell_empties_only_where_that_is_wished(screen: Screen, world: World) -> None:
    world.do(world.lead, "member.add", id="a", name="秋山", organisation="社協")
    world.do(world.lead, "member.add", id="b", name="夏目")
    rows = [["氏名", "所属"], ["秋山", ""], ["夏目", "包括"]]
    shown = members_page(screen, pasted(rows))
    assert "変わる 1人　同じ 1人" in words(shown)
    box(shown.checkbox, "消したものとして読む").check().run()
    pressed(shown, "2人を取り込む")
    assert roster(world)["秋山"] == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "表のファイルとして読めません"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "パスワード",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_once_in_a_sentence(
    world: World, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    shown = chosen(world, monkeypatch, content)
    assert said in shown.error[0].value
    assert not shown.button


def test_a_sheet_is_chosen_where_the_file_does_not_tell(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = chosen(world, monkeypatch, write_rows([["あ", "い"], ["1", "2"]]).content)
    assert not shown.exception
    assert shown.selectbox[0].value is None
    assert len(shown.selectbox) == 1


def test_a_workbook_to_fill_in_is_offered_for_every_sheet(screen: Screen, world: World) -> None:
    shown = screen.inside("record", world.lead)
    (box,) = [box for box in shown.selectbox if box.label == "取り込むシート"]
    for option in (box.options[0], box.options[-1]):
        box.set_value(box.options.index(option)).run()
        assert not shown.exception
        labels = [button.label for button in shown.get("download_button")]
        assert "記入用のExcelを保存する" in labels


def test_a_namesake_is_pointed_out(screen: Screen, world: World) -> None:
    fields = {"organisation": "包括", "about": {"kana": "はるの"}}
    world.do(world.lead, "member.add", id="a", name="春野", **fields)
    shown = members_page(screen, pasted([["氏名", "ふりがな", "所属"], ["春野", "はるや", "社協"]]))
    assert "同じ名前のものが、もうあります" in shown.dataframe[0].value.to_csv()
