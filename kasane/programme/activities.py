"""An activity of a step: how long it takes, what and why, what it needs, the screen it opens."""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from kasane.programme.base import (
    Definition,
    Goal,
    Guidance,
    Id,
    Label,
    MistakeError,
    Reason,
    Rule,
    Sentence,
    SidebarTitle,
    What,
    check_unique,
)

Form = Literal["対話", "講義", "動画", "ワーク", "発表", "説明", "フィールドワーク"]
Screen = Literal[
    "preparation",
    "members",
    "kickoff",
    "case_sharing",
    "strengths_matrix",
    "idea_priorities",
    "resource_map",
    "interviews",
    "overlap",
    "feasibility",
    "reflection",
    "sheets",
    "action_plan",
    "todo",
    "record",
]
VideoTime = Annotated[str, StringConstraints(pattern=r"^\d{1,3}:[0-5]\d(:[0-5]\d)?$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
_VIDEO = re.compile(r"https?://(youtu\.be|(www\.)?youtube\.com)/")
"""Addresses of videos that can be opened at a second."""


class Minutes(Definition):
    """How long an activity takes: fixed, by person, by case, or open when nothing is given.

    `most` is the longest, where a fixed time is a range; the shortest is planned. A fixed time
    that is too short for the people or the interviews that there are grows: to `besides` and so
    many seconds for each person, or minutes for each interview.
    """

    fixed: int | None = Field(default=None, ge=1, le=600)
    most: int | None = Field(default=None, ge=1, le=600)
    per_person_seconds: int | None = Field(default=None, ge=1, le=3600)
    per_case: int | None = Field(default=None, ge=1, le=600)
    per_interview: int | None = Field(default=None, ge=1, le=600)
    besides: int = Field(default=0, ge=0, le=600)

    @model_validator(mode="after")
    def _one_way_only(self) -> Self:
        each = (self.per_person_seconds, self.per_case, self.per_interview)
        if sum(part is not None for part in each) > 1 or (self.fixed and self.per_case):
            raise MistakeError(
                "時間は、per_person_seconds（1人の秒）・per_case（1ケースの分）・per_interview"
                "（インタビュー1件の分）のどれか1つで書いてください。1人とインタビュー1件は、"
                "fixed（いちばん短い分）と一緒に書けます。"
            )
        if self.most is not None and self.most <= (self.fixed or self.most):
            raise MistakeError("most（長いとき）は、fixedより長くしてください。", "most")
        return self

    def planned(self, people: int, cases: int, interviews: int = 0) -> int:
        """Return whole minutes for so many of them, rounded up; 0 when open."""
        if self.per_case is not None:
            return self.per_case * cases
        people_take = -(-(self.per_person_seconds or 0) * people // 60)
        needed = self.besides + people_take + (self.per_interview or 0) * interviews
        return max(self.fixed or 0, needed)

    @property
    def text(self) -> str:
        """The time as people say it, such as 1ケース約10分; empty when open."""
        if self.per_person_seconds is not None and not self.fixed:
            minutes, seconds = divmod(self.per_person_seconds, 60)
            return "1人" + (f"{minutes}分" if minutes else "") + (f"{seconds}秒" if seconds else "")
        if self.per_case is not None:
            return f"1ケース約{self.per_case}分"
        longest = f"～{self.most}" if self.most else ""
        return f"{self.fixed}{longest}分" if self.fixed else ""


class Material(Definition):
    """A video, a document or a sheet of paper that an activity uses.

    `start` and `end` are the segment of a video as "7:43"; `pages` the part of a document;
    `speaker` who speaks in it or made it.
    """

    title: Label
    kind: Literal["動画", "資料", "用紙"]
    url: WebAddress | None = None
    start: VideoTime | None = None
    end: VideoTime | None = None
    pages: str = ""
    speaker: str = ""

    @model_validator(mode="after")
    def _segment_runs_forward(self) -> Self:
        if self.start and self.end and seconds_of(self.start) >= seconds_of(self.end):
            raise MistakeError(
                "動画の終わり（end）は、始まり（start）より後にしてください。", "end"
            )
        return self

    @property
    def link(self) -> str | None:
        """The address; of a part of a video, where that part begins."""
        return link_to(self.url, self.start)


def link_to(url: str | None, start: str | None) -> str | None:
    """An address; of a video that is opened at a time such as 7:43, with that time."""
    seconds = seconds_of(start) if start else 0
    if not (url and seconds and _VIDEO.match(url)):
        return url
    return f"{url}{'&' if '?' in url else '?'}t={seconds}"


def seconds_of(clock: str) -> int:
    """Return the seconds of a time such as 7:43 or 1:02:30."""
    total = 0
    for part in clock.split(":"):
        total = total * 60 + int(part)
    return total


class ActivityPart(Definition):
    """One point of what is done in an activity, for those who lead to tick, with its minutes."""

    id: Id
    title: Label = Field(max_length=30)
    minutes: int | None = Field(default=None, ge=1, le=240)


class Trouble(Definition):
    """What often happens in an activity, and what those who lead can do then."""

    when: Label = Field(max_length=40)
    then: Sentence


class Activity(Definition):
    """One activity of a step, with the sheets that it uses and the screen that it opens.

    `alone_minutes` is how long everybody first writes alone, unseen by the others; `break_after` is
    the break planned after it, in minutes; `rules` are everybody's, `say` (words to say), `notes`
    and `troubles` for those who lead; `explains` names sheets that are explained here and written
    elsewhere; `for_step` the optional step without which there is no such activity; `once_a_day`
    what is only needed where its step is the first of a day (opening), or the last (closing);
    `source` where the activity is described (source number and page, slides and page).
    """

    id: Id
    title: Label
    short: SidebarTitle
    form: tuple[Form, ...] = Field(min_length=1)
    minutes: Minutes = Minutes()
    alone_minutes: int | None = Field(default=None, ge=1, le=120)
    break_after: int | None = Field(default=None, ge=1, le=120)
    what: What
    why: Reason
    goals: tuple[Goal, ...] = ()
    parts: tuple[ActivityPart, ...] = ()
    rules: tuple[Rule, ...] = ()
    say: tuple[Guidance, ...] = ()
    notes: tuple[Guidance, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    materials: tuple[Material, ...] = ()
    sheets: tuple[Id, ...] = ()
    explains: tuple[Id, ...] = ()
    screen: Screen
    for_step: Id | None = None
    once_a_day: Literal["opening", "closing"] | None = None
    source: Label

    @model_validator(mode="after")
    def _parts_differ(self) -> Self:
        check_unique(self.parts, "進め方（parts）", "parts")
        return self
