"""How people tell a programme's thread: its name, its stages, and what is counted on the way."""

from __future__ import annotations

from dataclasses import dataclass

from kasane.programme import Programme
from kasane.workshop.kinds.nodes import Thing


@dataclass(frozen=True, slots=True)
class Way:
    """The thread of a programme in words.

    Attributes:
        name: from where to where; told: what one reads in it.
        counted: what is counted on the way, each with its unit.
        lanes: the stages as printed, each with the things that stand in it.
        found: what is counted for each case; result: what a case came to.
        goal: the thing that is told back to its roots, and what it is called.
    """

    name: str
    told: str
    counted: tuple[tuple[Thing, str], ...]
    lanes: tuple[tuple[str, tuple[Thing, ...]], ...]
    found: tuple[Thing, str]
    result: Thing
    goal: tuple[Thing, str]

    @property
    def title(self) -> str:
        """Such as 「ケースから企画までのつながり」."""
        return f"{self.name}のつながり"


CASES_TO_PLANS = Way(
    "ケースから企画まで",
    "ケースから企画書まで、何から何が生まれたかを、左から右へたどれます。",
    ((Thing.CASE, "件"), (Thing.FINDING, "枚"), (Thing.IDEA, "件"), (Thing.PLAN, "件")),
    (
        ("ケース", (Thing.CASE,)),
        ("ケースの付箋", (Thing.CASE_NOTE,)),
        ("強みと課題", (Thing.FINDING,)),
        ("取組アイデア", (Thing.IDEA,)),
        ("選んだもの・確かめること", (Thing.STUDY, Thing.ACTION)),
        ("企画書", (Thing.PLAN,)),
    ),
    (Thing.FINDING, "枚"),
    Thing.PLAN,
    (Thing.PLAN, "企画書"),
)
WISHES_TO_COMMUNITY = Way(
    "本人の願いから地域づくりまで",
    "本人の願いが、どの資源・出会い・アイデアにつながったかを、左から右へたどれます。",
    (
        (Thing.WISH, "枚"),
        (Thing.RESOURCE, "件"),
        (Thing.INTERVIEW, "件"),
        (Thing.IDEA, "件"),
        (Thing.TRIAL, "件"),
    ),
    (
        ("ケース", (Thing.CASE,)),
        ("本人の願い", (Thing.WISH,)),
        ("資源・会いたい人", (Thing.KNOWN, Thing.RESOURCE, Thing.CANDIDATE)),
        ("インタビュー", (Thing.INTERVIEW,)),
        ("地域のやりたいこと", (Thing.CHANCE,)),
        ("アイデア", (Thing.IDEA,)),
        ("確かめたこと", (Thing.TRIAL,)),
        ("めざす体制", (Thing.VISION,)),
        ("自分としてできること", (Thing.OWN_PART,)),
    ),
    (Thing.RESOURCE, "件"),
    Thing.TRIAL,
    (Thing.IDEA, "アイデア"),
)


def way_of(programme: Programme) -> Way:
    """How the thread of a programme is told: by its maps and overlaps, or by its plans."""
    maps = any(sheet.copies_of for sheet in programme.sheets)
    return WISHES_TO_COMMUNITY if maps else CASES_TO_PLANS
