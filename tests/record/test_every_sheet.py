"""Every sheet of the programme is printed in its own form, filled and blank, with nothing lost."""

import io
from datetime import UTC, datetime
from functools import cache
from itertools import chain

import docx
import pytest
from docx.oxml.ns import qn
from record_reader import all_text, grid, heading_rows, kept_whole, merges, table_with, text_of
from table_builders import NASTY, programme, programmes, reading

from bench.whole_community import whole_community
from bench.whole_programme import whole_programme
from kasane.programme import (
    AreaSheet,
    BoardSheet,
    FormSheet,
    MemoSheet,
    Question,
    RoundSheet,
    SurveySheet,
    TableSheet,
)
from kasane.record import blank_sheet, plan_document, session_record
from kasane.record.kinds.form.body import FormBody
from kasane.record.paper.content import cell
from kasane.record.paper.paper import Paper
from kasane.record.paper.strips import Strip, beside, closed, strips_table
from kasane.store import Record
from kasane.workshop import Actor, Role

NOW = datetime(2026, 12, 9, 1, 30, tzinfo=UTC)
LEADER = Actor("bench", "owner", Role.FACILITATOR)
WHOLE = {
    "team_building": lambda: whole_programme(330),
    "community_building": lambda: whole_community(330, resources=20),
}
SHEETS = [(held, sheet.id) for held in WHOLE for sheet in programmes()[held].sheets]
every_sheet = pytest.mark.parametrize(("held", "sheet_id"), SHEETS)


@pytest.fixture(scope="module")
def state():
    return whole_programme(330)


@pytest.fixture(scope="module")
def inner(record_of):
    return record_of("team_building")[1]


@pytest.fixture(scope="module")
def record_of():
    """Make the state of a whole programme and its record, once."""

    @cache
    def _record_of(held):
        state = WHOLE[held]()
        options = {"with_names": True, "with_cases": True}
        content = session_record(reading(state, programmes()[held], **options), NOW)
        return state, docx.Document(io.BytesIO(content))

    return _record_of


def labels(sheet):
    """What a sheet's printed form says before anybody writes on it."""
    if isinstance(sheet, BoardSheet):
        return [part.label for part in (*sheet.rows, *sheet.columns)]
    if isinstance(sheet, TableSheet):
        return [column.label for column in sheet.on_paper if column.auto != "pile"]
    if isinstance(sheet, FormSheet) and sheet.table:
        return [field.label for field in sheet.section(sheet.table).fields]
    if isinstance(sheet, FormSheet):
        return [part.label for section in sheet.sections for part in section.parts]
    if isinstance(sheet, AreaSheet):
        return [area.label for area in sheet.areas]
    if isinstance(sheet, RoundSheet):
        return [*sheet.prompts, *(field.label for field in sheet.fields)]
    return [question.label for question in sheet.questions]


def squeezed(document):
    return "".join(all_text(document).split())


def words_of_pictures(document):
    """What is said of each picture to those who do not see it."""
    return [p.get("descr") for p in document.element.body.iter(qn("wp:docPr"))]


def with_entry(state, entry_id, **values):
    """The same state with other values in one entry."""
    changed = state.copy()
    old = changed.records["entry", entry_id]
    body = old.body | {"values": old.body["values"] | values}
    changed.records["entry", entry_id] = Record("entry", entry_id, 2, False, body)
    return changed


def one_of(state, sheet, place=""):
    return next(
        r.id for r in state.all("entry") if (r.body["sheet"], r.body["place"]) == (sheet, place)
    )


@every_sheet
@pytest.mark.parametrize("size", ["A4", "A3"])
def test_every_blank_sheet_has_its_labels(held, sheet_id, size):
    sheet = programmes()[held].sheet(sheet_id)
    document = docx.Document(io.BytesIO(blank_sheet(sheet, size)))
    text = squeezed(document) + "".join("".join(words_of_pictures(document)).split())
    missing = [label for label in labels(sheet) if "".join(label.split()) not in text]
    # The only field of a section is named by the section.
    titles = {s.title for s in getattr(sheet, "sections", ()) if len(s.parts) == 1}
    assert [label for label in missing if label not in {"アイデア"} and not titles] == []


@every_sheet
def test_every_filled_sheet_is_a_chapter_of_the_record(record_of, held, sheet_id):
    _, document = record_of(held)
    if sheet_id == "schedule":
        assert "開催の記録" in all_text(document)
        return
    chapters = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    sheet = programmes()[held].sheet(sheet_id)
    told = any(chapter.endswith(f"　{sheet.title}") for chapter in chapters)
    assert told != isinstance(sheet, SurveySheet)  # which nobody has counted yet


@every_sheet
def test_every_text_of_a_sheet_that_may_be_seen_is_in_the_record(record_of, held, sheet_id):
    state, document = record_of(held)
    if sheet_id in ("core_members", "schedule", "idea_priorities"):
        pytest.skip("its rows are no entries")
    text = squeezed(document)
    closed = {r.id for r in state.all("entry") if r.body["hidden"]}
    long = {"text", "long_text"}
    for record in state.all("entry"):
        copy, _, inside = record.body["place"].partition("/")
        if record.body["sheet"] != sheet_id or {record.id, copy} & closed or inside == "@ask":
            continue
        types = {
            part.id: part.type
            for section in getattr(programmes()[held].sheet(sheet_id), "sections", ())
            for part in getattr(section, "fields", ())
        }
        for field, value in record.body["values"].items():
            if isinstance(value, str) and types.get(field, "text") in long and value != "1":
                told = value if not value[:4].isdecimal() else ""
                if told and not (told.startswith("p") and told[1:].isdecimal()):
                    assert "".join(told.split()) in text, (record.id, field)


def test_a_case_has_two_bands_with_arrows(inner):
    table = table_with(inner, "提供者")
    rows = grid(table)
    assert rows[0] == ["提供者", "分野", "結果", "共有の根拠", "取り上げる"]
    assert rows[1] == ["参加者00 なまえ", "高齢・介護", "うまくいかなかった", "匿名化した事例", "○"]
    assert [row[0] for row in rows[2:4]] == ["だれが書いたか", "だれに聞いたか"]
    rows = rows[2:]
    assert rows[2] == ["ケーススタディの題材とする個別事例の情報"]
    assert rows[3] == ["対象者の概要", "", "当初の状況", "", "支援の経過・結果"]
    assert [cell for cell in rows[4] if cell == "▶"] == ["▶", "▶"]
    assert rows[5] == ["上記の個別事例に対してチームで検討しよう"]
    assert rows[6] == ["", "内容", "その要因や理由"]
    assert rows[7][0] == "うまく連携できたと思うこと"
    assert rows[7][1].startswith("・民生委員から早めに連絡が来るようになった")


def test_a_plan_has_its_boxes_and_the_table_of_arrangements(inner):
    table = table_with(inner, "取組アイデア相談のつなぎ方")
    rows = grid(table)
    assert [row[0] for row in rows if row[0]] == [
        "取組アイデア",
        "なぜこの取組が必要か",
        "目的と実施すること",
        "取り組むことにより期待される効果",
        "連携・協働すべき関係者",
        "実現に向けた段取り",
        "参加メンバー以外への広げ方・合意形成の作戦",
    ]
    assert ["", "いつまでに", "何を", "誰が", "状況"] in rows
    assert ["", "R8.12.20(日)", "案をつくる", "参加者00 なまえ\n外部の先生", ""] in rows
    assert any(mark.startswith("restart") for row in merges(table) for mark in row)


def test_votes_are_told_ballot_by_ballot_with_where_ideas_came_from(inner):
    rows = grid(table_with(inner, "由来"))
    assert rows[0] == ["No", "取組アイデア", "由来", "回", "投票", "重要度", "実現可能性"]
    assert rows[1][3] == "1回目\n2回目"
    assert all(text.count("\n") == 1 for text in rows[1][4:])
    assert "ケース" in rows[1][2]


def test_what_is_said_in_a_round_is_told_with_who_said_it(inner):
    rows = grid(table_with(inner, "日ごろの業務"))
    assert rows[0] == ["名前", "日ごろの業務", "ひとこと"]
    assert rows[1] == ["参加者00 なまえ", "福祉課の相談", "朝の散歩を始めました"]


def test_long_tables_repeat_their_headings_and_hold_their_rows_together():
    state = whole_programme(330)
    first = state.records["entry", one_of(state, "step2_preparation")]
    for number in range(120):
        values = {"task": f"取り組み{number:03}", "owner": [], "status": "これから"}
        body = first.body | {"values": values, "rank": 1000.0 + number}
        state.records["entry", f"x{number}"] = Record("entry", f"x{number}", 1, False, body)
    content = session_record(reading(state), NOW)
    tables = [t for t in docx.Document(io.BytesIO(content)).tables if "取り組み119" in text_of(t)]
    assert tables
    assert all(heading_rows(each) == 1 for each in tables)
    assert all(kept_whole(tables[-1]))


def test_a_row_longer_than_a_page_may_be_broken(state):
    row = one_of(state, "step2_preparation")
    content = session_record(reading(with_entry(state, row, task="長" * 4000)), NOW)
    (table, *_) = [t for t in docx.Document(io.BytesIO(content)).tables if "長長長" in text_of(t)]
    assert False in kept_whole(table)


def test_anything_people_write_goes_to_word_and_into_pictures(state):
    changed = state
    for sheet, field in (("step3_preparation", "task"), ("plan", "idea"), ("check_out", "resolve")):
        changed = with_entry(changed, one_of(state, sheet), **{field: NASTY})
    idea = next(r.id for r in state.all("entry") if r.body["place"] == "/do")
    changed = with_entry(changed, idea, text="$x^2$ " + NASTY)
    plan = one_of(state, "plan")
    step = one_of(state, "plan", f"{plan}/arrangements")
    changed = with_entry(changed, step, task=NASTY, owner=["\uffff髙😀"])
    content = session_record(reading(changed, with_names=True, with_cases=True), NOW)
    text = all_text(docx.Document(io.BytesIO(content)))
    assert text.count("𠮷野家 髙橋 﨑 葛\U000e0100城 😀") >= 4
    assert "Wordに入らない文字が" in text


def test_every_picture_has_words_for_those_who_do_not_see_it(inner):
    pictures = words_of_pictures(inner)
    assert pictures
    assert all(pictures)
    assert any("散布図" in words for words in pictures)


def test_a_plan_has_its_steps_as_a_picture_with_words(state):
    content = plan_document(reading(state), NOW)
    (words, *_) = words_of_pictures(docx.Document(io.BytesIO(content)))
    assert "さかのぼる段取り" in words
    assert "R8.12.20(日) 案をつくる" in words


def test_a_memo_is_printed_question_by_question(state):
    sheet = MemoSheet(
        id="memo",
        kind="memo",
        title="ふりかえり",
        orientation="portrait",
        questions=(Question(id="one", label="よかったこと"), Question(id="two", label="次に")),
    )
    whole = programme()
    more = whole.model_copy(update={"sheets": (*whole.sheets, sheet)})
    noted = state.copy()
    body = state.records["entry", one_of(state, "check_out")].body
    body = body | {"sheet": "memo", "place": "one", "values": {"text": "声をかけ合えた"}}
    noted.records["entry", "memo1"] = Record("entry", "memo1", 1, False, body)
    text = all_text(docx.Document(io.BytesIO(session_record(reading(noted, more), NOW))))
    assert "よかったこと\n・声をかけ合えた\n次に\nまだ何も書かれていません。" in text
    assert "よかったこと" in all_text(docx.Document(io.BytesIO(blank_sheet(sheet))))


def test_boxes_of_other_widths_share_one_grid(state):
    told = reading(state)
    copy = told.items[one_of(state, "plan")]
    paper = Paper("x", ("", ""), "", NOW)
    paper.section()
    parts = FormBody(programme().sheet("plan"), paper.width, told, copy).parts()
    table = strips_table([*chain.from_iterable(parts)])
    assert sum(table.widths) == pytest.approx(paper.width, abs=0.2)
    assert all(sum(cell.span for cell in row.cells) == len(table.widths) for row in table.rows)


def test_a_label_reaches_over_all_that_is_beside_it_and_its_box_is_closed_at_a_pages_end():
    rows = [Strip([(100.0, cell("長" * 300))]) for _ in range(6)]
    labels = [strip.boxes[0][1] for strip in beside(cell("名"), 30.0, rows)]
    assert [label.merge for label in labels] == ["begin", *["go on"] * 5]


def test_a_long_box_is_broken_with_two_rows_on_either_side():
    heads = Strip([(100.0, cell("見出し"))])
    rows = [Strip([(100.0, cell("長" * 300))], weight=1.3) for _ in range(6)]
    tied = "".join("a" if strip.tied else "-" for strip in closed([heads, *rows]))
    assert tied == "aa---a-"


def test_what_is_missing_is_never_told_as_none(inner):
    assert "None" not in all_text(inner)


def test_no_empty_line_follows_the_last_table_of_a_section(inner):
    lines = inner.element.body.findall(qn("w:p"))
    breaks = [p for p in lines if p.find(f".//{qn('w:sectPr')}") is not None]
    assert breaks
    for carrier in breaks:
        before = carrier.getprevious()
        assert before.tag == qn("w:tbl") or before.findall(qn("w:r"))


def test_a_task_that_nobody_took_on_is_not_decided(state):
    tasks = [r.id for r in state.all("entry") if r.body["sheet"] == "step2_preparation"]
    untouched = state
    for task in tasks:
        untouched = with_entry(untouched, task, owner=[], due="", status="")
    text = all_text(docx.Document(io.BytesIO(session_record(reading(untouched), NOW))))
    assert "・Step2に向けた準備シート：" not in text
    assert "・Step3に向けた準備シート：" in text
