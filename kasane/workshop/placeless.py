"""What was written on sheets that have changed since: those who lead still read it.

Such are the memos of a questionnaire that has become a survey, in workshops that were on by then.
"""

from __future__ import annotations

from kasane.programme import Programme
from kasane.workshop.item import Item
from kasane.workshop.reading import Reading

PLACELESS = "いまの用紙に場所がない書きこみ"
WHY_PLACELESS = (
    "プログラムの用紙が変わる前に書かれたものです。消えていません。"
    "要るものは、いまの用紙に書きうつしてください。"
)


def placeless(reading: Reading) -> list[tuple[str, str]]:
    """Where each was written, as far as that can still be told, and its texts."""
    found = ((_where(reading.programme, item), _text(item)) for item in reading.placeless)
    return [(where, text) for where, text in found if text]


def _text(item: Item) -> str:
    return "／".join(filter(None, (item.text(key).strip() for key in item.values)))


def _where(programme: Programme, item: Item) -> str:
    """The sheet, and the question where it still has one of that name."""
    sheet = next((each for each in programme.sheets if each.id == item.sheet), None)
    if sheet is None:
        return "前の用紙"
    questions = getattr(sheet, "questions", ())
    asked = next((each.label for each in questions if each.id == item.place), "")
    return f"{sheet.title}（前の用紙）{asked}"
