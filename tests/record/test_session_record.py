"""A record reads as minutes, and tells nothing that its reader may not know."""

from datetime import UTC, datetime

import pytest
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook
from record_reader import all_text, grid, table_with
from table_builders import NASTY, PERSON, note, put, reading, workshop

from kasane.errors import KasaneError
from kasane.record import RecordRequest, record_name, session_record, write_record
from kasane.samples import fill_demo
from kasane.store import State
from kasane.tables import open_workshops
from kasane.workshop.model import Meeting

HEADINGS = [
    "要点",
    "1　開催概要",
    "2　参加者",
    "3　進行",
    "4　わがまちの強み・課題検討シート",
    "5　取組アイデアと由来",
    "6　アイデアの優先順位",
]


def test_the_chapters_are_real_headings(record):
    document = record(workshop({"n1": note("文")}))
    found = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert found == HEADINGS


def test_cover_and_facts_name_the_meeting(record):
    text = all_text(record(workshop(sample=True)))
    assert "ためしの会" in text
    assert "令和8年（2026年）12月8日（火） 13:30～" in text
    assert "会議室" in text
    assert "Step2　包括的な支援体制構築のための取組アイデアを出す" in text
    assert "記入例" in text


def test_header_and_footer_name_workshop_date_and_use(record):
    document = record(workshop())
    for section in document.sections:
        assert (
            section.header.paragraphs[0].text == "ためしの会　第1回\t令和8年（2026年）12月8日（火）"
        )
        assert section.footer.paragraphs[0].text.startswith("共有用")


def test_a_wide_board_is_landscape_and_all_else_portrait(record):
    document = record(workshop({"n1": note("文")}))
    shapes = [
        (section.orientation, section.page_width.mm, section.page_height.mm)
        for section in document.sections
    ]
    upright, across = (WD_ORIENT.PORTRAIT, 210, 297), (WD_ORIENT.LANDSCAPE, 297, 210)
    assert [(o, round(w), round(h)) for o, w, h in shapes] == [
        upright,
        upright,
        across,
        upright,
    ]
    assert all(25 <= round(section.left_margin.mm) <= 30 for section in document.sections)


def test_participants_are_counted_by_organisation_and_not_named(record):
    document = record(workshop({"n1": note("文")}))
    assert grid(table_with(document, "所属")) == [
        ["所属", "出席", "オンライン", "欠席", "計"],
        ["あおば市", "1", "", "", "1"],
        ["包括", "1", "", "", "1"],
        ["社協", "", "1", "1", "2"],
    ]
    text = all_text(document)
    assert "名簿 4人（出席2人、オンライン1人、欠席1人）" in text
    assert not any(name in text for name in ("春野", "夏目", "秋山", "事務局の人"))


def test_names_are_there_when_asked_for(record):
    notes = {"n1": note("名前あり"), "n2": note("無記名", author="p2", anonymous=True)}
    document = record(workshop(notes), with_names=True)
    names = grid(table_with(document, "名前"))
    assert names[2] == ["春野 つくし", "包括", "参加者", "出席"]
    text = all_text(document)
    assert "・名前あり（春野 つくし）" in text
    assert "無記名（" not in text
    assert "内部用" in text


def test_nothing_is_signed_while_the_sheet_hides_authors(record):
    text = all_text(record(workshop({"n1": note("文")}, authors="hidden"), with_names=True))
    assert "文（" not in text


def test_the_agenda_has_planned_and_real_times(record):
    rows = grid(table_with(record(workshop()), "実際"))
    assert rows[1] == ["13:30～13:45", "13:31～13:44", "13分", "オープニング", "対話"]
    assert rows[2][:3] == ["13:45～13:55", "", ""]


def test_private_texts_are_absent_and_counted(record):
    notes = {
        "n1": note("ひみつ一", author="p1"),
        "n2": note("ひみつ二", author="p2"),
        "i1": note("ひみつ案", "/do", author="p2"),
    }
    text = all_text(record(workshop(notes, state="private")))
    assert "ひみつ" not in text
    assert "公開前の付箋 2枚" in text
    assert "公開前の取組アイデア 1枚は、のせていません。" in text
    assert "このうち 3枚は、個人ワーク中で公開前の付箋です。" in text


def test_hidden_notes_are_left_out_and_counted_where_that_may_be_known(record):
    notes = {"n1": note("見えなくした", hidden=True), "n2": note("のこる", author="p2")}
    text = all_text(record(workshop(notes)))
    assert "見えなくした付箋 1枚" in text
    assert "・見えなくした" not in text
    others = all_text(record(workshop({"n1": note("消す", author="p2", hidden=True)}), PERSON))
    assert "付箋 1枚" not in others


def test_ideas_name_where_they_came_from(record):
    notes = {
        "a": note("気づき"),
        "b": note("願い", "continuity/want"),
        "gone": note("消える"),
        "dim": note("見せない", hidden=True),
        "i": note("はじめの案", "/do", sources=("a", "b", "gone", "dim")),
        "j": note("下の案", "/do", stack="i"),
        "k": note("次の案", "/do"),
    }
    state = workshop(notes)
    put(state, "entry", "gone", notes["gone"], deleted=True)
    document = record(state)
    assert grid(table_with(document, "もとになった付箋")) == [
        ["No", "取組アイデア", "もとになった付箋"],
        [
            "1",
            "はじめの案",
            "［状況把握①］気づき\n［継続②］願い\n（消された付箋）\n（のせていない付箋）",
        ],
        ["1-1", "下の案", ""],
        ["2", "次の案", ""],
    ]
    assert "見せない" not in all_text(document)


def test_notes_are_counted_by_column(record):
    notes = {
        "a": note("一"),
        "b": note("二"),
        "c": note("三", "continuity/want"),
        "i": note("四", "/do"),
    }
    text = all_text(record(workshop(notes)))
    assert "付箋の数：① できていると思うこと 2枚、② できたらよい・あったらよい 1枚" in text
    assert "③ 取り組みたいこと 1枚" in text


def test_what_word_cannot_hold_is_shown_and_named(record):
    text = all_text(record(workshop({"n1": note(NASTY)}), with_cases=True))
    assert "𠮷野家 髙橋 﨑 葛\U000e0100城 😀 ① ㈱ 〜 が" in text
    assert "\ufa19谷 \ufa26 \ufa30" in text
    assert "〓〓" in text
    assert "Wordに入らない文字が2か所ありました（U+FFFE、U+FFFF）。" in text


def test_even_names_and_titles_may_hold_anything(record):
    record(workshop({"n1": note("\uffff")}, name="会\uffff議\ufffe", municipality="\uffff"))


def test_an_empty_board_says_so(record):
    assert "取組アイデアは、まだありません。" in all_text(record(workshop({"n1": note("文")})))


def test_a_meeting_without_steps_shows_the_sheets_that_were_written_on(record):
    state = workshop({"n1": note("文")})
    put(state, "meeting", "m1", Meeting(steps=(), date="2026-12-08"))
    assert "・文" in all_text(record(state))


def test_another_meeting_can_be_asked_for(record):
    state = workshop({"n1": note("文")})
    put(state, "meeting", "m2", Meeting(steps=("step1",), date="2027-01-12"))
    text = all_text(record(state, meeting="m2"))
    assert "令和9年（2027年）1月12日（火）" in text
    assert "わがまちの連携・協働を振り返る" in text
    assert "・文" not in text


def test_the_same_record_twice_is_the_same_document():
    now = datetime(2026, 12, 9, tzinfo=UTC)
    state = workshop({"n1": note("文")})
    first, second = (session_record(reading(state), now) for _ in range(2))
    assert len(first) == len(second)


def test_the_name_says_for_whom_it_is():
    now = datetime(2026, 12, 9, tzinfo=UTC)
    assert (
        record_name(reading(workshop()), now, meeting="m1")
        == "ためしの会_第1回_記録_20261208_共有用.docx"
    )
    assert record_name(reading(workshop()), now) == "ためしの会_全体の記録_20261209_共有用.docx"
    assert record_name(reading(workshop(), with_names=True), now).endswith("_内部用.docx")
    assert record_name(reading(workshop(), with_cases=True), now).endswith("_内部用.docx")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A data folder with the worked examples."""
    folder = tmp_path_factory.mktemp("demo")
    fill_demo(folder)
    return folder


def test_the_command_writes_the_worked_example(demo, tmp_path):
    with open_workshops(demo) as workshops:
        device, _ = workshops.own(None)
        workshop_id = workshops.workshops_of(device)[0]
    path = write_record(demo, workshop_id, tmp_path / "out" / "record.docx")
    assert path.read_bytes().startswith(b"PK")
    tables = RecordRequest(form="xlsx")
    path = write_record(demo, workshop_id, tmp_path / "out" / "tables.xlsx", tables)
    assert load_workbook(path).sheetnames[0] == "00_お読みください"
    with pytest.raises(KasaneError, match="プログラム全体のものだけ"):
        write_record(demo, workshop_id, None, RecordRequest(meeting="1", form="xlsx"))


def test_an_unknown_workshop_is_told(demo):
    with pytest.raises(KasaneError, match="見つかりません"):
        write_record(demo, "nobody")


def test_an_erased_workshop_is_told():
    with pytest.raises(KasaneError, match="終了"):
        record_name(reading(State("w1")), datetime.now(UTC))
