"""How things are said on screen: dates, spans, lengths."""

from __future__ import annotations

import re

from kasane.plain.clock import clock_text, japan_time
from kasane.plain.dates import japanese_date
from kasane.programme import Activity, Programme, Step
from kasane.workshop.acts import MOVED_ON, Act
from kasane.workshop.agenda import items_in
from kasane.workshop.going_on import ActivityTime
from kasane.workshop.model import Meeting, WorkshopInfo
from kasane.workshop.reading import Reading

_LETTERS = 60
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """What a person wrote, so that Markdown shows it as it is: no link, picture or formula."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def meeting_text(programme: Programme, meeting: Meeting | None) -> str:
    """Such as 「Step2　令和8年（2026年）12月8日（火）13:30〜16:30　市役所」."""
    if meeting is None:
        return "開催日はまだ決まっていません"
    steps = "・".join(programme.step(step).short for step in meeting.steps)
    when = "日程はまだ決まっていません"
    if meeting.date:
        times = f"{meeting.start}〜{meeting.end}" if meeting.start else ""
        when = f"{japanese_date(meeting.date)}{times}"
    return "　".join(part for part in (steps, when, meeting.venue) if part)


def minutes_text(activity: Activity) -> str:
    """Such as 「100分」 or 「1人30秒」."""
    return activity.minutes.text


def where_text(reading: Reading, info: WorkshopInfo) -> str:
    """Such as 「いま：Step2　オープニング」, or what comes next; empty when all is done."""
    programme = reading.programme
    known = {each.id: each for each in programme.activities}
    if info.activity in known:
        return f"いま：{_named(programme, known[info.activity])}"
    meeting = reading.meetings.get(info.meeting or "")
    today = [step for step in programme.steps if meeting and step.id in meeting.steps]
    meetings = [step for step in programme.steps if step.meeting]
    ahead = _ahead(reading, today) or _ahead(reading, meetings)
    said = [step.short for step in _before(reading, ahead)]
    said += [_named(programme, ahead)] if ahead else []
    return f"つぎ：{' → '.join(said)}" if said else ""


def _before(reading: Reading, ahead: Activity | None) -> list[Step]:
    """What is done without a meeting before the step that comes; at the end, after the last."""
    steps = list(reading.programme.steps)
    at = steps.index(reading.programme.step_of(ahead.id)) if ahead else len(steps)
    if ahead and any(_is_done(reading.times(each.id)) for each in steps[at].activities):
        return []
    last = max((place for place in range(at) if steps[place].meeting), default=-1)
    return steps[last + 1 : at]


def _ahead(reading: Reading, steps: list[Step]) -> Activity | None:
    """The first activity that is to be held after the last one that was."""
    held = [
        reading.programme.activity(item.activity)
        for step in steps
        for item in items_in(reading, step)
        if not item.skipped
    ]
    done = [at for at, each in enumerate(held) if _is_done(reading.times(each.id))]
    return next(iter(held[max(done, default=-1) + 1 :]), None)


def _is_done(times: ActivityTime) -> bool:
    return bool(times.runs) and all(run.ended for run in times.runs)


def _named(programme: Programme, activity: Activity) -> str:
    return f"{programme.step_of(activity.id).short}　{activity.short}"


def act_text(act: Act) -> str:
    """Such as 「11月26日 14:03　強み・課題　「窓口が近い」を消した　はるか」."""
    about = act.about if len(act.about) <= _LETTERS else f"{act.about[:_LETTERS]}…"
    more = f"と、ほか{act.more}件" if act.more else ""
    told = f"「{about}」{more}" if about else more
    day = japan_time(act.at)
    when = f"{day.month}月{day.day}日 {clock_text(act.at)}"
    did = f"{told}{'に' if act.did == MOVED_ON else 'を'}{act.did}" if told else act.did
    return "　".join(part for part in (when, act.where, did, act.who) if part)
