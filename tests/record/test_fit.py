"""Columns are as wide as their words need, in whichever gothic; rows stay together over pages."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import docx
import pytest
from docx.oxml.ns import qn
from matplotlib.ft2font import FT2Font, LoadFlags
from table_builders import programmes, reading
from worked_examples import FONTS, UNBROKEN

from bench.whole_community import whole_community
from bench.whole_programme import whole_programme
from kasane.plain.letters import ems
from kasane.record import blank_sheet, session_record
from kasane.record.paper.content import fact_table, para, plain_table, signed
from kasane.record.paper.fit import fitted
from kasane.record.paper.lettering import flowed
from kasane.record.paper.measure import JOINT, JOINTS, POINT, capacity
from kasane.record.paper.remnants import evened
from kasane.record.paper.styles import SMALLER, room_of
from kasane.record.paper.widths import even_length, length

NOW = datetime(2026, 12, 9, tzinfo=UTC)
MARGINS = 3.2
"""Millimetres left and right of a text in its cell, together."""
each_font = pytest.mark.parametrize("font", FONTS)


def states():
    yield programmes()["team_building"], whole_programme(330)
    yield programmes()["community_building"], whole_community(330, resources=20)


@pytest.fixture(scope="module")
def documents():
    """Every record and every blank sheet."""
    made = []
    for programme, state in states():
        told = reading(state, programme, with_names=True, with_cases=True)
        made.append(session_record(told, NOW))
        made += [blank_sheet(sheet) for sheet in programme.sheets]
    return [docx.Document(io.BytesIO(content)) for content in made]


def measured(font, text):
    """Heights of a letter that a text takes in a font."""
    return sum(
        font.load_char(ord(c), LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM for c in text
    )


def cells(document):
    """Width in millimetres, size of letters in millimetres, and text of every cell's paragraphs."""
    sizes = {style.style_id: style.font.size for style in document.styles if hasattr(style, "font")}
    for cell in document.element.body.iter(qn("w:tc")):
        width = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) * 25.4 / 1440
        for paragraph in cell.iter(qn("w:p")):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            size = sizes[style.get(qn("w:val"))]
            yield width, size.mm, "".join(t.text or "" for t in paragraph.iter(qn("w:t")))


@each_font
def test_no_date_time_or_number_is_wider_than_its_cell(documents, font):
    if not FONTS[font].exists():
        pytest.skip(f"{font} is not installed")
    known = FT2Font(str(FONTS[font]))
    seen = 0
    for document in documents:
        for width, size, text in cells(document):
            for piece in UNBROKEN.findall(text):
                seen += 1
                assert measured(known, piece) * size <= width - MARGINS + 0.1, (piece, text)
    assert seen > 500


@each_font
def test_a_text_is_never_thought_shorter_than_it_is(font):
    if not FONTS[font].exists():
        pytest.skip(f"{font} is not installed")
    known = FT2Font(str(FONTS[font]))
    for text in ("13:30～13:47", "R8.12.28(火)", "1回目 10票", "令和8年9月28日", "Step3、PTA"):
        assert measured(known, text) <= ems(text)


def test_a_column_gets_the_width_that_its_texts_need():
    rows = [("13:30～13:47", "短い", "長い文です。" * 12) for _ in range(5)]
    table = fitted(plain_table((60.0, 60.0, 44.0), ("いつ", "何", "わけ"), rows), 250.0, 1.0)
    when, what, why = table.widths
    assert sum(table.widths) == pytest.approx(164.0)
    assert when < 40
    assert what < 30
    assert why > 90


@pytest.mark.parametrize(
    ("count", "tied"), [(5, "aaaaa-"), (12, "a" * 12 + "-"), (40, "aa" + "-" * 37 + "a-")]
)
def test_a_short_table_stays_whole_and_a_long_one_keeps_two_rows_on_either_side(count, tied):
    rows = [(f"行{number}", "文") for number in range(count)]
    table = fitted(plain_table((60.0, 104.0), ("名", "文"), rows), 259.0, 1.0)
    assert "".join("a" if row.tied else "-" for row in table.rows) == tied


def test_a_table_of_short_rows_that_takes_half_a_page_may_be_broken():
    rows = [(f"行{number}", "長い文です。" * 30) for number in range(8)]
    table = fitted(plain_table((60.0, 104.0), ("名", "文"), rows), 259.0, 1.0)
    assert not table.rows[4].tied


def test_a_heading_of_up_to_six_letters_stands_on_one_line():
    heads = ("いつ", "確かめること", "次にすること", "わけ")
    rows = [("R8.12.28(火)", "短い", "短い", "長い文です。" * 3) for _ in range(4)]
    widths = fitted(plain_table([41.0] * 4, heads, rows), 259.0, 1.0).widths
    assert all(capacity(w) >= len(text) for w, text in zip(widths, heads, strict=True))


@pytest.mark.parametrize(
    ("heading", "letters", "told"),
    [
        ("次にすること", 5, 4),
        ("庁内・庁外", 4, 3),
        ("どのように変わったか", 6, 6),
        ("地域（地区）", 5, 5),
    ],
)
def test_no_heading_leaves_one_letter_alone_on_its_last_line(heading, letters, told):
    width = letters * 3.36 + 3.5
    table = plain_table((width, 164.0 - width), (heading, "わけ"), [("短", "短")])
    table = fitted(replace(table, free=False), 259.0, 1.0)
    [para] = table.rows[0].cells[0].paragraphs
    assert int(capacity(width - para.right)) == told
    assert not table.rows[0].cells[1].paragraphs[0].right


def test_names_are_whole_and_an_address_is_broken_before_a_time():
    people = [
        ["朝日 のぼる", "あさひ のぼる", "その他", "庁外", "メンバー、ケース提供者", "済", "済"]
    ]
    people.append(
        ["星野 またたき", "ほしの またたき", "子ども", "庁内", "長い役割" * 4, "済", "未"]
    )
    heads = ("氏名", "ふりがな", "分野", "庁内・庁外", "役割", "本人への説明", "上長への説明")
    widths = fitted(plain_table([164 / 7] * 7, heads, people), 259.0, 1.0).widths
    assert all(w >= ems(text) * 3.36 for w, text in zip(widths, people[1][:2], strict=False))
    meeting = [
        "第1回",
        "R8.11.10(火)",
        "13:30",
        "15:30",
        "市役所",
        "https://example.jp/rooms/12345",
        "備考",
    ]
    more = ["対面とオンライン", "講師の方", "市の各課と相談支援機関"]
    columns = fitted(
        plain_table([16.4] * 10, [*"回日始終所会備形講対"], [[*meeting, *more]]), 259.0, 1.0
    )
    room = dict(zip([*meeting, *more], columns.widths, strict=True))
    assert all(room[text] - MARGINS >= ems(text) * 3.36 for text in meeting[1:4])


def test_an_office_is_broken_before_a_persons_name():
    online = ["オンライン"] * 3
    people = [
        [
            "星野 またたき",
            "NPO法人 ひだまり広場",
            "参加者",
            *["オンライン"] * 3,
            "R8.11.24（火）～",
        ],
        ["花笠 おどり", "市 教育委員会 学校教育課", "参加者", *online, ""],
    ]
    heads = ("名前", "所属", "役割", "第1回", "第2回", "第3回", "参加期間")
    begin = [28.0, 30.8, 18.0, 21.0, 21.0, 21.0, 25.2]
    widths = fitted(plain_table(begin, heads, people), 259.0, 1.0).widths
    assert widths[0] - MARGINS >= ems(people[0][0]) * 3.36
    assert widths[3] - MARGINS >= ems("オンライン") * 3.36


def test_a_word_in_katakana_is_whole_and_no_few_words_leave_a_letter_alone():
    rows = [(f"春野 {n}", "地域包括支援センター", "オンライン", "R8.9.28(月)～") for n in range(9)]
    table = plain_table((28.0, 50.0, 12.0, 74.0), ("名前", "所属", "第1回", "参加期間"), rows)
    assert fitted(table, 259.0, 1.0).widths[2] - MARGINS >= ems("オンライン") * 3.36
    narrow = plain_table((17.4, 146.6), ("分野", "わけ"), [("高齢・介護", "短")])
    [row] = fitted(replace(narrow, free=False), 259.0, 1.0).rows[1:]
    [para] = row.cells[0].paragraphs
    assert int(capacity(17.4 - para.right)) == 3


@each_font
@pytest.mark.parametrize(
    ("heading", "width"),
    [
        ("関心事・好きなこと", 31.0),
        ("できること・強み", 28.5),
        ("好きなこと・できること・望む暮らし", 31.0),
    ],
)
def test_the_last_line_of_what_names_a_row_is_no_letter_alone(font, heading, width):
    if not FONTS[font].exists():
        pytest.skip(f"{font} is not installed")
    known = FT2Font(str(FONTS[font]))
    table = fact_table(164.0, [(heading, "短い")], width)
    [para] = fitted(table, 259.0, 1.0).rows[0].cells[0].paragraphs
    room = (width - MARGINS - para.right) / (9.5 * 25.4 / 72)
    *lines, last = flowed(heading, room, lambda text: measured(known, text))
    assert not lines or len(last) > 1, (lines, last)


def test_people_in_a_cell_are_parted_between_them_and_an_office_at_its_blank():
    texts = ("花笠 おどり、木陰 やすみ、朝日 のぼる", "保健所 地域保健課")
    rows = [(texts[0], texts[1], "長い文です。" * 4)]
    table = plain_table((40.0, 26.0, 98.0), ("だれが", "所属", "何を"), rows)
    cells = fitted(replace(table, free=False), 259.0, 1.0).rows[1].cells
    people, office = (cell.paragraphs[0].runs[0].text for cell in cells[:2])
    assert people == "花笠 おどり、\n木陰 やすみ、\n朝日 のぼる"
    assert office == "保健所 \n地域保健課"


def test_a_column_is_as_wide_as_the_longest_name_of_a_list():
    rows = [("花笠 おどり、星野 またたき", "長い文です。" * 20) for _ in range(9)]
    table = fitted(plain_table((12.0, 152.0), ("だれが", "何を"), rows), 259.0, 1.0)
    assert table.widths[0] - MARGINS >= ems("星野 またたき") * 3.36


def test_letters_are_as_wide_as_in_the_font_that_a_record_names():
    if not FONTS["BIZ UDPGothic"].exists():
        pytest.skip("BIZ UDPGothic is not installed")
    known = FT2Font(str(FONTS["BIZ UDPGothic"]))
    kana = [chr(c) for c in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB), 0x30FC)]
    for letter in (*kana, *"木陰、。・（）「」：；　①々 0123456789-/.,:"):
        assert length(letter) == pytest.approx(measured(known, letter), abs=0.006), letter


def test_notes_are_as_wide_as_each_other():
    texts = ("短い", *("文" * letters for letters in range(20, 40)))
    notes = [para(text, "Note green") for text in texts]
    assert all(evened(note, 70.0) is note for note in notes)


@each_font
@pytest.mark.parametrize(
    ("text", "piece", "style"),
    [
        ("ケース検討シートの上段を書く（Step2に向けた準備シート）", "シート", "Cell"),
        ("・決めたこと：「個別の支援事例の情報収集」「上段を書く」 ほか13件", "ほか13件", "Item"),
        (f"・{'企画書にした取組：「まちの声を聞く」' * 4} ほか1件", "ほか1件", "Item"),
    ],
)
def test_each_of_a_word_that_stands_twice_and_how_many_more_are_whole(font, text, piece, style):
    """But where the text is as long as a line, so that some font would need one more for it."""
    if not FONTS[font].exists():
        pytest.skip(f"{font} is not installed")
    known = FT2Font(str(FONTS[font]))
    checked = 0
    for width in range(80, 165):
        free = evened(para(text, style), float(width)).right
        letter = room_of(style).letters * POINT
        lines = set_in((width - free) / letter, text, partial(measured, known))
        counts = {len(set_in(width / letter, text, font)) for font in (length, even_length)}
        if len(counts) == 1:
            checked += 1
            assert sum(line.count(piece) for line in lines) == text.count(piece), (width, lines)
    assert checked > 20


def set_in(room, text, measure):
    """The lines of a text, with the room that is left between digits and Japanese letters."""
    thin = "\u200a"
    between = lambda part: JOINT if part == thin else measure(part)  # noqa: E731
    return [line.replace(thin, "") for line in flowed(JOINTS.sub(thin, text), room, between)]


@pytest.mark.parametrize("style", ["Note green", "Cell"])
def test_who_wrote_a_note_is_whole_where_no_font_needs_a_line_more_for_it(style):
    if not all(path.exists() for path in FONTS.values()):
        pytest.skip("a font is not installed")
    fonts = [partial(measured, FT2Font(str(path))) for path in FONTS.values()]
    share = SMALLER / room_of(style).letters
    moved = 0
    for letters in range(15, 60):
        text = "・" + ("相談の電話がその日のうちにつながった、" * 4)[:letters]
        told = evened(signed(text, "小春 ひより", style), 70.0).runs[-1].text
        room = (70.0 - 4.5 * (style != "Cell")) / (room_of(style).letters * POINT)
        free = [room - font(flowed(text, room, font)[-1]) for font in fonts]
        needed = [share * font("（小春 ひより）") for font in fonts]
        fits = [has > needs for has, needs in zip(free, needed, strict=True)]
        within = [not ok and has > share * 2 for ok, has in zip(fits, free, strict=True)]
        moved += told.startswith("\n")
        if told.startswith("\n"):
            assert not any(fits), letters
        elif any(within):
            assert any(has > needs - 1 for has, needs in zip(free, needed, strict=True)), letters
    assert moved > 3


@each_font
def test_a_short_word_in_brackets_is_whole(font):
    if not FONTS[font].exists():
        pytest.skip(f"{font} is not installed")
    known = partial(measured, FT2Font(str(FONTS[font])))
    text = "市 地域福祉課（事務局）"
    for width in range(28, 40):
        free = evened(para(text, "Cell"), float(width)).right
        room = width / (room_of("Cell").letters * POINT)
        told = set_in(room - free / (room_of("Cell").letters * POINT), text, known)
        counts = {len(set_in(room, text, each)) for each in (length, even_length)}
        assert len(counts) > 1 or any("（事務局）" in line for line in told), (width, told)
