"""Compact programme files for tests."""

from tests.support.small_programme import beginning

MINIMAL = (
    beginning("small")
    + """\
      - id: first
        title: 話す
        short: 話す
        form: [対話]
        minutes: {fixed: 15}
        what: 話す。
        why: 知り合う。
        sheets: [wall]
        screen: kickoff
        source: 001 p.1
sheets:
  - id: wall
    kind: board
    title: 壁
    orientation: landscape
    columns:
      - {id: good, label: 良い, colour: green}
      - {id: more, label: もっと, colour: green, gives_from: [good]}
    colours:
      - {id: green, label: 緑}
  - id: list
    kind: table
    title: 一覧
    orientation: portrait
    columns:
      - {id: task, label: すること, type: text}
      - {id: status, label: 状況, type: choice, choices: [これから, 済]}
    default_rows:
      - {task: 集まる, status: 済}
  - id: page
    kind: form
    title: 紙
    orientation: portrait
    sections:
      - id: top
        layout: stack
        fields:
          - {id: name, label: 名前, type: text}
"""
)


def changed(old: str, new: str) -> str:
    """Return the minimal file with one part replaced."""
    assert MINIMAL.count(old) == 1, old
    return MINIMAL.replace(old, new)


def line_of(text: str, part: str) -> int:
    """Return the line, from 1, where a part first is."""
    return text[: text.index(part)].count("\n") + 1
