"""Tables show what the actor may see, in printed order, and never sign what is unsigned."""

import pytest
from table_builders import (
    LEADER,
    NASTY,
    PERSON,
    SHEET,
    VIEWER,
    every,
    note,
    programme,
    put,
    reading,
    sheet_frame,
    workshop,
)

from kasane.tables import agenda_frame, entries_frame, members_frame
from kasane.tables.files.export import Export
from kasane.workshop.model import Member, Role


def board(state, actor=None):
    return sheet_frame(every(state, programme(), actor), SHEET)


def test_a_board_has_one_row_a_note_under_japanese_headings():
    frame = board(workshop({"n1": note("電話が入る", colour="pink")}))
    assert frame.to_dict("records") == [
        {
            "場面": "対象者の状況把握",
            "列": "①できていると思うこと（「偶然・時々」できていることもOK）",
            "並び": 1,
            "付箋": "電話が入る",
            "色": "とくに大事",
            "書いた人": "春野 つくし",
            "重ね先": "",
            "もとの文": "",
            "もと": "",
            "見えなくした": "",
            "ID": "n1",
            "版": 1,
            "書いた時刻（日本時間）": "2026-12-08 14:10:00",
            "直した時刻（日本時間）": "2026-12-08 14:10:00",
        }
    ]


def test_notes_come_in_printed_order_with_piles_together():
    notes = {
        "idea": note("考え", "/do"),
        "under": note("下", "grasp/can", stack="top"),
        "second": note("次", "grasp/can"),
        "want": note("願い", "grasp/want"),
        "top": note("上", "grasp/can"),
        "late": note("後", "continuity/can"),
    }
    frame = board(workshop(notes))
    assert list(frame["ID"]) == ["second", "top", "under", "want", "late", "idea"]
    assert list(frame["並び"]) == [1, 2, 3, 1, 1, 1]
    assert list(frame["場面"])[-1] == ""


def test_an_empty_board_keeps_its_headings():
    frame = board(workshop())
    assert frame.empty
    assert "付箋" in frame.columns


@pytest.mark.parametrize("actor", [None, LEADER, PERSON, VIEWER])
def test_anonymous_notes_are_signed_for_nobody_not_even_their_writer(actor):
    frame = board(workshop({"n1": note("無記名", anonymous=True)}), actor)
    assert list(frame["書いた人"]) == [""]
    assert "春野" not in frame.to_csv()


@pytest.mark.parametrize("actor", [None, LEADER, PERSON])
def test_nothing_is_signed_while_the_sheet_hides_authors(actor):
    frame = board(workshop({"n1": note("文")}, authors="hidden"), actor)
    assert list(frame["書いた人"]) == [""]


def test_names_can_be_left_out():
    frame = sheet_frame(reading(workshop({"n1": note("文")})), SHEET)
    assert list(frame["書いた人"]) == [""]


def test_who_has_left_still_signs_what_they_wrote():
    state = workshop({"n1": note("文")})
    put(state, "member", "p1", Member(name="春野 つくし", role=Role.PARTICIPANT), deleted=True)
    assert list(board(state)["書いた人"]) == ["春野 つくし"]


def test_covered_notes_give_no_text_and_are_counted():
    notes = {"n1": note("ひみつ", author="p2"), "n2": note("自分の", author="p1")}
    told = every(workshop(notes, state="private"), programme(), PERSON)
    frame = sheet_frame(told, SHEET)
    assert list(frame["付箋"]) == ["自分の"]
    assert Export(told).covered == 1
    assert "ひみつ" not in frame.to_csv()


def test_the_owners_own_disk_has_every_text():
    frame = board(workshop({"n1": note("書きかけ")}, state="private"), None)
    assert list(frame["付箋"]) == ["書きかけ"]


def test_hidden_notes_are_marked_for_the_facilitator_and_missing_for_others():
    state = workshop({"n1": note("見えなくした", author="p2", hidden=True)})
    assert list(board(state, LEADER)["見えなくした"]) == ["はい"]
    assert board(state, PERSON).empty


def test_every_character_is_kept():
    frame = board(workshop({"n1": note(NASTY)}))
    assert frame["付箋"][0] == note(NASTY).values["text"]


def test_second_texts_of_notes_have_their_own_columns():
    sheet = "collaboration_reflection"
    entry = note("困った", "/troubled", sheet=sheet)
    entry = entry.model_copy(update={"values": {"text": "困った", "reason": "知らなかった"}})
    frame = sheet_frame(every(workshop({"n1": entry}), programme(), None), sheet)
    assert list(frame["思い当たる理由"]) == ["知らなかった"]


def test_the_list_of_all_entries_names_sources_by_id_and_text():
    notes = {"a": note("もと一"), "b": note("もと二"), "i": note("考え", "/do", sources=("a", "b"))}
    row = entries_frame(every(workshop(notes), programme(), None)).to_dict("records")[-1]
    assert row["シート"] == "わがまちの強み・課題検討シート"
    assert row["もと"] == "a b"
    assert row["もとの文"] == "もと一\nもと二"


def test_the_list_of_all_entries_does_not_tell_covered_texts_as_sources():
    notes = {"a": note("ひみつ", author="p2"), "i": note("考え", "/do", sources=("a",))}
    frame = entries_frame(every(workshop(notes, state="private"), programme(), PERSON))
    assert list(frame["内容"]) == ["考え"]
    assert "ひみつ" not in frame.to_csv()


def test_members_with_attendance():
    frame = members_frame(every(workshop()))
    assert list(frame.columns) == ["名前", "所属", "役割", "出欠 第1回（2026-12-08）", "ID"]
    assert list(frame.iloc[2]) == ["夏目 ひかり", "社協", "参加者", "オンライン", "p2"]


def test_members_without_names_or_for_others_without_attendance():
    assert set(members_frame(reading(workshop()))["名前"]) == {""}
    for other in (PERSON, VIEWER):
        frame = members_frame(every(workshop(), programme(), other))
        assert set(frame["出欠 第1回（2026-12-08）"]) == {""}


def test_the_agenda_has_planned_and_real_times():
    first, second, *_ = agenda_frame(every(workshop())).to_dict("records")
    assert first["予定の開始"] == "13:30"
    assert (first["実際の開始"], first["実際の終了"], first["実際の分"]) == ("13:31", "13:44", 13)
    assert second["予定の開始"] == "13:45"
    assert (second["実際の開始"], second["実際の分"]) == ("", "")
