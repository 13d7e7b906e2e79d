"""What the room asked leaves without names, those with most hands first, and only as decided."""

import io

import docx

from kasane.record import session_record
from kasane.tables.files.export import Export
from kasane.tables.files.listing import told_tables
from kasane.workshop.outgoing import LEFT_OUT
from kasane.workshop.telling import SHARED


def frame(reading):
    (table,) = [t for t in told_tables(Export(reading)) if t.id == "questions"]
    return table.frame().to_dict("records")


def ask(world, who, key, text):
    world.do(who, "question.ask", id=key, text=text)


def test_questions_are_a_table_by_hands_and_name_nobody(world, haru, natsu):
    ask(world, haru, "q1", "夜はどうしますか")
    ask(world, haru, "q2", "費用はいくらですか")
    world.do(natsu, "question.hand", id="q2", up=True)
    world.do(world.lead, "question.answer", id="q2", answered=True)
    found = frame(world.reading(world.lead))
    assert [(r["質問"], r["わたしも聞きたい"], r["答えた"]) for r in found] == [
        ("費用はいくらですか", 1, "はい"),
        ("夜はどうしますか", 0, ""),
    ]
    assert haru.id not in str(found)


def test_what_names_somebody_stays_inside_until_somebody_decides(world, haru):
    ask(world, haru, "q1", "ケースAの方は、090-1234-5678ですか")
    shared = world.reading(world.lead).to_tell(SHARED)
    assert frame(shared)[0]["質問"] == LEFT_OUT
    (asked,) = [text for text in shared.asked if text.of == "question"]
    read = {"of": asked.of, "id": asked.id, "field": asked.field, "seen": asked.text}
    world.do(world.lead, "text.decide", texts=[read], verdict="replaced", value="連絡先は")
    assert frame(world.reading(world.lead).to_tell(SHARED))[0]["質問"] == "連絡先は"


def test_the_record_prints_them_and_is_silent_where_nobody_asked(world, haru):
    def texts():
        content = session_record(world.reading(world.lead).to_tell(SHARED), world.clock())
        document = docx.Document(io.BytesIO(content))
        cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
        return [*(p.text for p in document.paragraphs), *cells]

    assert not any("会場からの質問" in text for text in texts())
    ask(world, haru, "q1", "夜はどうしますか")
    assert "夜はどうしますか" in texts()
    assert any(text.endswith("会場からの質問") for text in texts())
