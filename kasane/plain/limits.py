"""How long and how many: the limits that the server holds and the browser tells beforehand.

Two names at the end: what the room looks at where that is no sheet.

`python -m tools.plain` writes those that a script reads to components/kit/limits.js, under the
same names.
"""

from __future__ import annotations

TEXT = 4_000
"""Characters in one note or field."""
NAME = 60
"""Characters in a name, an organisation, a venue."""
ADDRESS = 500
"""Characters in the address at which people meet online."""
IN_LIST = 30
"""Choices or people in one field."""
SOURCES = 50
"""Entries that one entry came from."""
AT_ONCE = 200
"""Notes that are put up at once."""
ENTRIES = 5_000
"""Entries on one sheet."""
MEMBERS = 500
GROUPS = 20
"""Into which a room is split."""
MATERIALS = 100
"""Links that a municipality puts into the library."""
WATCHED = 300
"""Materials that somebody has said to have seen."""
ATTACHMENTS = 200
"""Papers and photographs in a workshop."""
QUESTIONS = 300
"""From the room, in a workshop."""
ITEMS = 60
"""Items in a step's agenda."""
MINUTES = 600
"""Of an item in an agenda, and of the timer when it is set."""
TIMER_MINUTES = 24 * 60
"""Of the timer with all that was added."""
SHOWN = 80
"""Characters of a text that stands in a list to choose from."""
IN_SIDE = 3
"""Votes of so many people are added up by side; of fewer they are never told."""
SIDES_APART = 0.25
"""From which part of what can be given two sides see an idea differently."""
IDEAS_APART = 2
"""Ideas that the sides see differently are named, to begin talking of."""
TEXT_TOO_LONG = f"長すぎます（{TEXT}文字まで）"
NAME_TOO_LONG = f"{NAME}文字までです"
LIST_TOO_LONG = f"{IN_LIST}個までです"
ALL_BESIDE = "_groups"
"""Ends the id of what the room looks at where the groups' copies of a sheet stand side by side."""
FLOOR_QUESTIONS = "floor_questions"
"""What the room looks at where the questions from the room are on the wall."""


def too_long(length: int, most: int) -> str:
    """What is said of a text of so many letters."""
    return (
        f"文が長すぎます（{length:,}文字あります。{most:,}文字までです）。短く分けてください。"
        "書いた内容はこの画面に残っています。"
    )
