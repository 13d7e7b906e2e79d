"""How a value stands in a cell, by the type of its column, and how it is read back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from kasane.plain import limits
from kasane.plain.dates import read_date
from kasane.plain.names import plain_name
from kasane.tables.files.names import Names
from kasane.workshop.shapes import Value, clean_text

YES = "はい"
BETWEEN = "、"
"""Stands between the parts of a list; inside a part it gets a backslash in front."""
MANY = ("choices", "people")
_TIME = re.compile(r"(\d{1,2})\s*[:時]\s*(\d{2})\s*分?(?::00)?")
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
TICKS = frozenset(
    {
        *("はい", "1", "○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "✅", "レ", "有", "あり", "要"),
        *("済", "済み", "済です", "完了", "TRUE", "YES", "Y", "ON", "OK"),
    }
)
CROSSES = frozenset(
    {
        *("いいえ", "0", "×", "✕", "✗", "☐", "□", "無", "なし", "不要", "未", "未済", "まだ", "否"),
        *("-", "ー", "―", "–", "—", "−", "FALSE", "NO", "N", "OFF"),
    }
)
"""What people write for yes and no, in NFKC and capitals."""


class NoChoiceError(ValueError):
    """What is written is none of the choices.

    Attributes:
        text: what is written; choices: what may be chosen.
    """

    def __init__(self, text: str, choices: Sequence[str]) -> None:
        offered = "".join(f"「{choice}」" for choice in choices)
        super().__init__(f"「{text}」は選べません（{offered}から選びます）。")
        self.text = text
        self.choices = tuple(choices)


def join(parts: Iterable[str]) -> str:
    """A list as one text; its parts are not empty."""
    return BETWEEN.join(re.sub(r"([\\、])", r"\\\1", part) for part in parts)


def split(text: str) -> list[str]:
    """The list that was joined."""
    parts = [""]
    for token in re.findall(r"\\[\\、]|.", text, re.DOTALL):
        if token == BETWEEN:
            parts.append("")
        else:
            parts[-1] += token[-1]
    return [part for part in parts if part.strip()]


def write_value(kind: str, value: Value, names: Names) -> str:
    """A value of a record as the text of a cell."""
    if isinstance(value, str):
        told = {"flag": YES if value else "", "person": names.name(value) if value else ""}
        return told.get(kind, value)
    return join(map(names.name, value) if kind == "people" else value)


def read_value(kind: str, text: str, choices: Sequence[str], names: Names) -> Value:
    """The value of a record that stands in a cell.

    Args:
        kind: The type of the column or field.
        text: The cell.
        choices: What may be chosen; everything where empty.
        names: The members.

    Raises:
        ValueError: with a sentence in Japanese.
    """
    if kind in _READERS:
        return _READERS[kind](unicodedata.normalize("NFKC", text).strip()) if text.strip() else ""
    if kind == "people":
        return tuple(_person(name, names) for name in split(clean_text(text)))
    if kind == "choices":
        return tuple(_chosen(name, choices) for name in _pieces(clean_text(text), choices))
    if kind == "person":
        return _person(clean_text(text), names) if text.strip() else ""
    if kind == "choice":
        return _chosen(clean_text(text), choices) if text.strip() else ""
    return clean_text(text)


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if re.fullmatch(r"0\.\d+", text):  # the part of a day, as spreadsheets keep a time
        hours, minutes = divmod(round(float(text) * 1440), 60)
        return f"{hours % 24:02}:{minutes:02}"
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError("時刻は、13:30 のように書いてください。")
    return f"{int(found[1]):02}:{found[2]}"


def _number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise ValueError("数字で書いてください。")
    return text


def _flag(text: str) -> str:
    if text.upper() not in TICKS | CROSSES:
        raise ValueError(f"「{YES}」か空にしてください。")
    return "1" if text.upper() in TICKS else ""


_READERS: dict[str, Callable[[str], str]] = {
    "date": read_date,
    "time": _time,
    "number": _number,
    "flag": _flag,
}


def _person(name: str, names: Names) -> str:
    found = names.person(name)
    if found not in names.by_id and (len(found) > limits.NAME or "\n" in found):
        raise ValueError(f"名前は{limits.NAME_TOO_LONG}。")
    return found


def _chosen(name: str, choices: Sequence[str]) -> str:
    """The choice that is meant: what it is called, or the only one of which it is a part."""
    if not choices or name in choices:
        return name
    wanted, plain = plain_name(name), {plain_name(known): known for known in choices}
    parts = [known for choice, known in plain.items() if wanted in re.split(r"[・/、]", choice)]
    if wanted in plain:
        return plain[wanted]
    if len(parts) != 1:
        raise NoChoiceError(name.strip(), choices)
    return parts[0]


def _pieces(text: str, choices: Sequence[str]) -> list[str]:
    """The choices in a cell, also where somebody put a comma between them."""
    found = split(text)
    if choices and not set(found) <= set(choices):
        pieces = [piece for part in found for piece in re.split(r"[,，;；/／\n]", part)]
        return [piece for piece in pieces if piece.strip()]
    return found
