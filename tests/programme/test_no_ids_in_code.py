"""Programmes are data: no id and no choice of theirs is known to the code."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kasane.programme.base import Definition
from tests.support.world import ROOT, programmes

FACTS = {"name", "organisation", "step", "date", "start", "end", "venue", "address", "remarks"}
"""What a member and a meeting have in every programme, also where a sheet shows it as a column."""
WORDS = FACTS | {
    # types of fields and columns, colours of notes
    *("choice", "date", "people", "person", "text", "votes"),
    *("cream", "green", "pink", "sky"),
    # the programmes' own language: kinds, what a form is filled for, parts of a sheet and a rule
    *("case", "centre", "fields", "hands", "idea", "interview", "overlap", "provider", "question"),
    *("questions", "about", "due", "expected", "field", "found", "how", "kana", "met", "owner"),
    *("status", "task", "todo", "who", "kind", "asks", "outcome", "household", "together", "lives"),
    # things on the thread, which each kind of sheet finds without ids
    *("candidate", "own_part", "plan", "vision", "wish"),
    # screens, which an activity asks for, and pages
    *("activity", "course", "feasibility", "idea_priorities", "resource_map", "strengths_matrix"),
    *("resources", "story"),
    # who comes in by a code; what a prefecture counts
    *("roles", "会議"),
    # HTML, CSS, HTTP, the line, the database, a command
    *("before", "check", "content", "do", "first", "for", "inner", "inside", "missing", "next"),
    *("origin", "outer", "reason", "seen_by", "wanted", "words", "from"),
    # the program's words for people, which are no choices: たとえば「いま・これから・済」
    *(
        "これから",
        "人",
        "できそう",
        "できること",
        "場所",
        "その他",
        "活動",
        "事務局",
        "メンバー",
        "済",
        "未",
        # the scale of a survey that names none, and on which side somebody answers it
        *("そう思わない", "あまりそう思わない", "どちらともいえない"),
        *("少しそう思う", "そう思う", "庁内", "庁外"),
    ),
}
"""Words that a programme also uses, each with a meaning of its own in the code."""
EDITOR = ROOT / "kasane" / "programme" / "own"
"""Names the fields of definitions in Japanese, which some ids are called like."""
TEXT = "text"
"""What a note says: the one value that all notes have, whatever their programme."""
_KEYED = re.compile(
    r'\b(?:values|about)\??(?:\.get\(|\.?\[)"(\w+)"'
    r"|\b(?:values|about)\??\.([a-z]\w*)\b(?!\()"
    r'|\bid\)? ?===? ?"(\w+)"'
)
_MADE = re.compile(r'["`]([a-z]\w*_)\$?\{')


@cache
def known() -> tuple[set[str], set[str]]:
    """Ids of sheets and of what is in them, and the choices, of all programmes."""
    ids: set[str] = set()
    choices: set[str] = set()

    def walk(part: object) -> None:
        if isinstance(part, dict):
            ids.update(part[key] for key in ("id",) if isinstance(part.get(key), str))
            choices.update(part.get("choices") or ())
            part = list(part.values())
        if isinstance(part, list):
            for inner in part:
                walk(inner)

    for programme in programmes().values():
        walk(programme.model_dump(mode="json")["sheets"])
    return ids, choices


@cache
def fields() -> set[str]:
    """What definitions call their fields."""
    waiting, found = [Definition], set()
    while waiting:
        model = waiting.pop()
        found |= set(model.model_fields)
        waiting += model.__subclasses__()
    return found


def sources() -> Iterator[Path]:
    for folder in ("kasane", "components", "pages"):
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in (".py", ".js"):
                yield file


def literals(file: Path) -> Iterator[str]:
    """The whole strings in a file."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        nodes = ast.walk(ast.parse(text))
        yield from (
            node.value
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    else:
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        yield from re.findall(r'"([^"\n]*)"', text)
        yield from re.findall(r"`([^`$]*)`", text)


def test_no_id_and_no_choice_of_a_programme_stands_in_the_code() -> None:
    ids, choices = known()
    unknown = (ids | choices) - WORDS
    found = {
        (file.relative_to(ROOT).as_posix(), text)
        for file in sources()
        for text in literals(file)
        if text in unknown and not (EDITOR in file.parents and text in fields())
    }
    assert found == set()


def test_no_value_is_read_by_an_id_of_a_programme() -> None:
    ids = known()[0] - FACTS - {TEXT}
    found = {
        (file.relative_to(ROOT).as_posix(), match[0])
        for file in sources()
        for match in _KEYED.finditer(file.read_text(encoding="utf-8"))
        if ids & set(match.groups())
    }
    assert found == set()


def test_no_id_of_a_programme_is_put_together_in_the_code() -> None:
    ids = known()[0]
    found = {
        (file.relative_to(ROOT).as_posix(), start)
        for file in sources()
        for start in _MADE.findall(file.read_text(encoding="utf-8"))
        if any(one.startswith(start) for one in ids)
    }
    assert found == set()


def test_the_list_of_words_is_as_short_as_it_can_be() -> None:
    ids, choices = known()
    used = {text for file in sources() for text in literals(file)}
    assert WORDS & used & (ids | choices) == WORDS
