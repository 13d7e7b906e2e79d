"""How people tell a programme's thread: its name, its stages, and what is counted on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kasane.programme import Programme
from kasane.workshop.kinds import kind_of
from kasane.workshop.kinds.nodes import Node, Thing
from kasane.workshop.thread.nodes import things_of

Stage = Thing | tuple[str, str]
"""What stands in a stage: such things, or what is written in one part of one sheet."""
THINGS = {
    Thing.CASE: "ケース",
    Thing.CASE_NOTE: "ケースの付箋",
    Thing.WISH: "本人の願い",
    Thing.KNOWN: "地域資源リスト",
    Thing.RESOURCE: "資源",
    Thing.CANDIDATE: "会いたい人",
    Thing.INTERVIEW: "インタビュー",
    Thing.CHANCE: "地域のやりたいこと",
    Thing.FINDING: "①②の付箋",
    Thing.IDEA: "③アイデア",
    Thing.STUDY: "検討",
    Thing.ACTION: "行動",
    Thing.TRIAL: "確かめたこと",
    Thing.PLAN: "企画書",
    Thing.ARRANGEMENT: "段取り",
    Thing.VISION: "めざす体制",
    Thing.OWN_PART: "自分としてできること",
    Thing.OTHER: "そのほか",
}
"""What people call each thing where a programme leads from cases to plans."""


@dataclass(frozen=True)
class Leads:
    """To what a programme leads from its cases.

    Attributes:
        counted: what is counted on the way, each with its unit.
        found: what is counted for each case; result: what a case came to.
        goal: the thing that is told back to its roots, and what it is called.
    """

    counted: tuple[tuple[Thing, str], ...]
    found: tuple[Thing, str]
    result: Thing
    goal: tuple[Thing, str]


@dataclass(frozen=True)
class Way:
    """The thread of a programme in words.

    Attributes:
        name: from where to where; told: what one reads in it.
        lanes: the stages as printed, each with what stands in it.
        leads: None where the stages are the sheets of the programme.
    """

    name: str
    told: str
    lanes: tuple[tuple[str, tuple[Stage, ...]], ...]
    leads: Leads | None = None

    @property
    def title(self) -> str:
        """Such as 「ケースから企画までのつながり」."""
        return f"{self.name}のつながり"

    @property
    def by_sheets(self) -> bool:
        """Whether its stages are the programme's own sheets."""
        return self.leads is None

    @cached_property
    def _lane(self) -> Mapping[Stage, int]:
        return {each: at for at, (_, stages) in enumerate(self.lanes) for each in stages}

    def lane(self, node: Node) -> int | None:
        """The number of a node's stage; None for what is on no stage."""
        return self._lane.get(node.thing, self._lane.get((node.sheet, node.part)))

    def called(self, node: Node) -> str:
        """What people call such a thing: what it is, or on which sheet it stands."""
        lane = self.lane(node) if self.by_sheets else None
        return THINGS[node.thing] if lane is None else self.lanes[lane][0]


CASES_TO_PLANS = Way(
    "ケースから企画まで",
    "ケースから企画書まで、何から何が生まれたかを、左から右へたどれます。",
    (
        ("ケース", (Thing.CASE,)),
        ("ケースの付箋", (Thing.CASE_NOTE,)),
        ("強みと課題", (Thing.FINDING,)),
        ("取組アイデア", (Thing.IDEA,)),
        ("選んだもの・確かめること", (Thing.STUDY, Thing.ACTION)),
        ("企画書", (Thing.PLAN,)),
    ),
    Leads(
        ((Thing.CASE, "件"), (Thing.FINDING, "枚"), (Thing.IDEA, "件"), (Thing.PLAN, "件")),
        (Thing.FINDING, "枚"),
        Thing.PLAN,
        (Thing.PLAN, "企画書"),
    ),
)
WISHES_TO_COMMUNITY = Way(
    "本人の願いから地域づくりまで",
    "本人の願いが、どの資源・出会い・アイデアにつながったかを、左から右へたどれます。",
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
    Leads(
        (
            (Thing.WISH, "枚"),
            (Thing.RESOURCE, "件"),
            (Thing.INTERVIEW, "件"),
            (Thing.IDEA, "件"),
            (Thing.TRIAL, "件"),
        ),
        (Thing.RESOURCE, "件"),
        Thing.TRIAL,
        (Thing.IDEA, "アイデア"),
    ),
)


def way_of(programme: Programme) -> Way:
    """How the thread of a programme is told.

    By the people one meets; where there is one sheet of cases and one of ideas, by what leads from
    those to the plans; else by what is written on its sheets, one after the other.
    """
    of_thing: dict[Thing, set[str]] = {}
    for (sheet, _), thing in things_of(programme).items():
        of_thing.setdefault(thing, set()).add(_first(programme, sheet))
    if Thing.INTERVIEW in of_thing:
        return WISHES_TO_COMMUNITY
    single = all(len(of_thing.get(thing, ())) == 1 for thing in (Thing.CASE, Thing.IDEA))
    return CASES_TO_PLANS if single and Thing.FINDING in of_thing else _by_sheets(programme)


def _first(programme: Programme, sheet_id: str) -> str:
    """The sheet of the whole room where a group has a copy of it."""
    return programme.sheet(sheet_id).group_of or sheet_id


def _by_sheets(programme: Programme) -> Way:
    lanes: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for sheet, part in things_of(programme):
        if part != "*":
            lanes.setdefault((_first(programme, sheet), part), []).append((sheet, part))
    return Way(
        "書いたもの",
        "書いたものが、何をもとに生まれ、何になったかを、左から右へたどれます。",
        tuple((_part_name(programme, *lane), tuple(stages)) for lane, stages in lanes.items()),
    )


def _part_name(programme: Programme, sheet_id: str, part: str) -> str:
    sheet = programme.sheet(sheet_id)
    return kind_of(sheet).part_name(sheet, part)
