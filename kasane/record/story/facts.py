"""What the story of a programme tells: gathered once, for the screen, Word and slides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kasane.plain.dates import date_text
from kasane.programme import BoardSheet, FormSheet, OverlapSheet, SurveySheet
from kasane.record import facts
from kasane.record.chapters.cover import SAMPLE, info_of
from kasane.record.chapters.meetings import programme_text
from kasane.record.kinds.survey import bars_of
from kasane.record.network import Network, network_of
from kasane.record.pictures.bars import Bar
from kasane.workshop.interviews import interviews, sheets_of
from kasane.workshop.outgoing import LEFT_OUT
from kasane.workshop.reading import Reading
from kasane.workshop.tasks import Task, done_tasks, open_tasks
from kasane.workshop.thread import Thing, Thread
from kasane.workshop.use import use_of

_MOST, _LONG = 4, 44
"""How many things are named, and how many characters of each."""
_LINES = 8
"""How many lines what is asked may have; more go on behind each other."""
NOTHING = "まだ書かれていません。"
_UNCOUNTED = "比べられるアンケートの結果が、まだありません。"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines; where there are none it says so.

    `held`: whether the programme has anything of the kind at all.
    """

    title: str
    lines: tuple[str, ...]
    empty: str = NOTHING
    held: bool = True

    @property
    def told(self) -> tuple[str, ...]:
        """The lines, or that there are none."""
        return self.lines or (self.empty,)


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """The story, as it may leave the house.

    Attributes:
        about: the programme, its purpose. use: for whom it is. sample: that it is made up.
        bars: the scales of the surveys that can be compared.
        asks: what is asked of the reader, as a person wrote it; empty: nobody did.
    """

    name: str
    municipality: str
    about: str
    purpose: str
    use: str
    sample: str
    network: Network
    met: Part
    cases: Part
    ideas: Part
    decisions: Part
    done: Part
    changed: Part
    planned: Part
    bars: tuple[Bar, ...]
    asks: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts but what is asked, in their order; none of which the programme has nothing."""
        every = (self.met, self.cases, self.ideas, self.decisions, self.done)
        return tuple(part for part in (*every, self.changed, self.planned) if part.held)


def story_of(reading: Reading, now: datetime) -> StoryFacts:
    """Gather it from a reading as it is to be told.

    Raises:
        KasaneError: the workshop was erased.
    """
    info, network = info_of(reading), network_of(reading)
    bars = tuple(bar for bar in _bars(reading) if len(bar.means) > 1)
    return StoryFacts(
        name=info.name,
        municipality=info.municipality,
        about=programme_text(reading),
        purpose=reading.programme.purpose,
        use=use_of(reading),
        sample=SAMPLE if info.sample else "",
        network=network,
        met=Part("集まった人", tuple(_met(reading, network))),
        cases=Part("話し合ったケース", tuple(_cases(reading)), held=bool(_case_forms(reading))),
        ideas=Part("出たアイデア", tuple(_ideas(reading)), held=_has_ideas(reading)),
        decisions=Part("決まったこと", tuple(facts.decided(reading, reading.programme.sheets))),
        done=Part("行ったこと", tuple(_done(reading))),
        changed=Part("変わったこと", tuple(_changed(bars)), _UNCOUNTED, _is_compared(reading)),
        planned=Part("これからすること", tuple(_planned(reading, now))),
        bars=bars,
        asks=_asked(reading.story.asks),
    )


def _asked(text: str) -> str:
    """What is asked, on no more lines than stand on one page."""
    lines = [] if text == LEFT_OUT else [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join(lines) if len(lines) <= _LINES else "　".join(lines)


def _met(reading: Reading, network: Network) -> list[str]:
    counts = facts.came_by_organisation(reading, None)
    came = sum(each.came for each in counts)
    if not came:
        return []
    held = sum(bool(meeting.attendance) for meeting in reading.meetings.values())
    fields = [field for field in network.fields if field]
    first = f"{held}回の会議に、{len(network.places)}の所属から{came}人が集まりました。"
    lines = [first, *([f"分野：{'、'.join(fields)}"] if fields else [])]
    if network.said:
        pairs = [f"{tie.one.name}と{tie.other.name}" for tie in network.new]
        named = f"：{_named(pairs, 2)}" if pairs else ""
        lines.append(f"はじめて一緒に話し合った組み合わせは、{len(pairs)}組{named}")
        if network.across:
            lines.append(f"そのうち、分野をこえた組み合わせは{len(network.across)}組")
    return lines


def _case_forms(reading: Reading) -> list[FormSheet]:
    return reading.programme.forms("case")


def _has_ideas(reading: Reading) -> bool:
    """Whether people find ideas in it: on a board whose columns grow out of others, or in both."""
    boards = reading.programme.sheets_of(BoardSheet)
    found = any(column.gives_from for board in boards for column in board.columns)
    return found or bool(reading.programme.sheets_of(OverlapSheet))


def _is_compared(reading: Reading) -> bool:
    return any(sheet.before for sheet in reading.programme.sheets_of(SurveySheet))


def _cases(reading: Reading) -> list[str]:
    """By their letters alone, and none that nobody opened."""
    letters = {
        form.title: [copy.letter for copy in reading.copies(form)] for form in _case_forms(reading)
    }
    return [
        f"{title}　{len(known)}件（{'、'.join(f'ケース{letter}' for letter in known)}）"
        for title, known in letters.items()
        if known
    ]


def _ideas(reading: Reading) -> list[str]:
    thread = Thread.of(reading)
    ideas = [idea for idea in thread.of_thing(Thing.IDEA) if not reading.items[idea.id].hidden]
    if not ideas:
        return []
    # Those of which most came are told first.
    ranked = sorted(ideas, key=lambda idea: -len(thread.below(idea.id)))
    told = [idea.text for idea in ranked if idea.text and idea.text != LEFT_OUT]
    return [f"アイデアは{len(ideas)}件", *_short(told)]


def _done(reading: Reading) -> list[str]:
    sheets = sheets_of(reading.programme)
    people = sheets.table.id if sheets else ""
    tasks = [task for task in done_tasks(reading) if task.item.sheet != people]
    met = sum(each.met for each in interviews(reading, sheets)) if sheets else 0
    told = [f"地域の人や団体{met}か所に会って、話を聞きました。"] if met else []
    told += [f"終わったことは{len(tasks)}件"] if tasks else []
    return [*told, *_short(_text(task) for task in tasks)]


def _changed(bars: Sequence[Bar]) -> list[str]:
    return [
        f"{facts.short(bar.label, _LONG)}：{'→'.join(map(''.join, bar.shown.items()))}"
        for bar in bars
    ][:_MOST]


def _planned(reading: Reading, now: datetime) -> list[str]:
    coming = facts.next_meeting(reading, None, now)
    tasks = open_tasks(reading)
    count = [f"これからすることは{len(tasks)}件"] if tasks else []
    return [*([f"次の会議　{coming}"] if coming else []), *count, *_short(map(_due, tasks))]


def _due(task: Task) -> str:
    text = _text(task)
    return f"{date_text(task.due, short=True)}まで　{text}" if task.due and text else text


def _text(task: Task) -> str:
    return "" if task.text == LEFT_OUT else facts.short(task.text, _LONG)


def _short(texts: Iterable[str]) -> list[str]:
    known = list(dict.fromkeys(text for text in texts if text))
    return [f"・{facts.short(text, _LONG)}" for text in known[:_MOST]]


def _named(names: Sequence[str], most: int) -> str:
    rest = f" ほか{len(names) - most}組" if len(names) > most else ""
    return "、".join(names[:most]) + rest


def _bars(reading: Reading) -> list[Bar]:
    surveys = reading.programme.sheets_of(SurveySheet)
    return [bar for sheet in surveys if reading.opens(sheet) for bar in bars_of(reading, sheet)]
