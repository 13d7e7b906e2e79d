"""Every way out of the house, with every field of every programme filled: what leaves, and when.

What tells of a case and who is named is taken from the programme files. A field, a sheet or a
programme that is added later is walked too.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from html import unescape

import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.text import Text
from table_builders import programmes, put, reading
from undrawn import draw_dots

from components.forms.privacy_check import find_in_export
from kasane.programme import (
    AreaSheet,
    BoardSheet,
    FieldSection,
    FormSheet,
    GridSection,
    ListField,
    MemoSheet,
    RoundSheet,
    SurveySheet,
    TableField,
    TableSheet,
)
from kasane.record import (
    filled_poster,
    handout_document,
    handout_telling,
    handouts_of,
    key_points,
    plan_document,
    posters_of,
    session_record,
)
from kasane.record.story import story_document, story_slides
from kasane.store import State
from kasane.tables import csv_zip, put_workshop, workbook
from kasane.workshop import Actor, Role
from kasane.workshop.going_on import Story
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Entry, Meeting, Member, SheetState, WorkshopInfo
from kasane.workshop.reading import Reading
from kasane.workshop.telling import ON_SCREEN, SHARED

NOW = datetime(2026, 12, 9, 1, 30, tzinfo=UTC)
AT = "2026-12-08T05:10:00.000+00:00"
LEADER = Actor("w1", "lead", Role.FACILITATOR)
PERSON = Actor("w1", "p1", Role.PARTICIPANT)
EVERY = pytest.mark.parametrize("held", programmes())
FORMS = [(names, cases) for names in (False, True) for cases in (False, True)]
PICTURES = (".png", ".jpeg", ".jpg")
TEXTS, PEOPLE = ("text", "long_text"), ("person", "people")


@dataclass
class Filled:
    """A workshop with a word of its own in every field; token → where it stands."""

    state: State
    cases: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    never: dict[str, str] = field(default_factory=dict)
    names_in_cases: dict[str, str] = field(default_factory=dict)
    hushed: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    visited: dict[str, str] = field(default_factory=dict)
    """Where those are who want no name told."""
    others: dict[str, str] = field(default_factory=dict)
    asked_for: dict[str, str] = field(default_factory=dict)
    count: int = 0
    told: str = ""
    """What follows each word."""

    def token(self, group, where):
        """A word that stands nowhere else."""
        self.count += 1
        word = f"Z{self.count:04}Q"
        getattr(self, group)[word] = where
        return word


def places(sheet, copy):
    """Every place of a sheet in which entries sit, the copy itself first."""
    if isinstance(sheet, BoardSheet):
        yield from sheet.places
    elif isinstance(sheet, MemoSheet):
        yield from (question.id for question in sheet.questions)
    elif isinstance(sheet, AreaSheet):
        yield from (f"{copy}/{area.id}" for area in sheet.areas)
    elif isinstance(sheet, RoundSheet):
        yield ""
    elif isinstance(sheet, TableSheet):
        if sheet.rows_of == "entries" and not sheet.rows_from:
            yield ""
    elif isinstance(sheet, SurveySheet):
        return  # its answers are no entries, and nobody's
    elif isinstance(sheet, FormSheet):
        yield ""
        for section in sheet.sections:
            if isinstance(section, FieldSection):
                inner = (f for f in section.fields if isinstance(f, ListField | TableField))
                yield from (f"{copy}/{each.id}" for each in inner)
            elif isinstance(section, GridSection):
                for row in section.rows:
                    yield from (f"{copy}/{row.id}/{column.id}" for column in section.columns)
    else:
        pytest.fail(f"what are the places of a {sheet.kind}?")


def value(made, sheet, part, where, *, closed):
    """What stands in a field, with a token wherever people write freely."""
    if getattr(sheet, "unnamed", None) and part.id == sheet.met:
        return made.token("names", where)  # below it is answered that no name be told
    if getattr(sheet, "unnamed", None) and part.id == sheet.named_by:
        return made.token("visited", where) + made.told
    if part.type in TEXTS:
        of_case = part.of_case or getattr(sheet, "repeats", "") == "case"
        group = "cases" if of_case else "asked" if part.near_case else "others"
        return made.token("never" if closed else group, where) + made.told
    if part.type in PEOPLE:
        in_case = "/" in where.partition("/")[2] and getattr(sheet, "repeats", "") == "case"
        group = "names_in_cases" if in_case else "names"
        name = made.token("never" if closed else group, where)
        return (name, "p1") if part.type == "people" else name
    todo = getattr(sheet, "todo", None)
    if todo and part.id == todo.status:
        return part.choices[0]  # nothing is done yet: a letter goes to those who are to be met
    given = {"flag": "1", "date": "2026-12-10", "time": "13:30", "number": "3"}
    return given.get(part.type) or (
        (part.choices[-1],) if part.type == "choices" else part.choices[-1]
    )


def fill(made, programme, sheet, copies, *, signed, closed=False):
    """An entry in every place of a sheet, each of the one before, each by somebody who left."""
    for place in places(sheet, copies.get(getattr(sheet, "cases", sheet.id), "")):
        found = place_of(programme, sheet.id, place)
        where = f"{sheet.id}/{place}{' (closed)' if closed else ''}"
        values = {
            part.id: value(made, sheet, part, f"{where}:{part.id}", closed=closed)
            for part, _ in found.parts
        }
        author = f"a{made.count}"
        name = made.token("authors", where) if values else "だれか"
        member = Member(name=name, role=Role.PARTICIPANT)
        put(made.state, "member", author, member, deleted=True)
        is_copy = isinstance(sheet, FormSheet) and not place
        entry_id = copies[sheet.id] if is_copy else f"e{made.count}"
        before = [key for kind, key in made.state.records if kind == "entry"][-1:]
        entry = Entry(
            sheet=sheet.id,
            place=place,
            values=values,
            author=author,
            letter=("B" if closed else "A") if is_copy else "",
            anonymous=not signed,
            hidden=closed and is_copy,
            rank=float(made.count),
            sources=tuple(before),
            created=AT,
            changed=AT,
        )
        put(made.state, "entry", entry_id, entry)


@cache
def filled(held, signed, told=""):
    """A workshop in which everything is written that can be; `told` follows each text."""
    programme, state = programmes()[held], State("w1", 1)
    made = Filled(state, told=told)
    info = WorkshopInfo(programme=held, name="ためしの会", municipality="あおば市", meeting="m1")
    put(state, "workshop", "main", info)
    steps = tuple(step.id for step in programme.steps)
    texts = {key: made.token("others", f"m1:{key}") + told for key in ("venue", "remarks")}
    put(state, "meeting", "m1", Meeting(steps=steps, **texts))
    put(state, "member", "lead", Member(name="事務局の人", role=Role.FACILITATOR))
    roster = [s for s in programme.sheets if getattr(s, "rows_of", "") == "members"]
    texts = [c.id for s in roster for c in s.columns if c.type in TEXTS]
    about = {c: made.token("names", c) for c in texts if c not in ("name", "organisation")}
    person = Member(
        name=made.token("names", "p1"), organisation="包括", role=Role.PARTICIPANT, about=about
    )
    put(state, "member", "p1", person)
    put(state, "story", "main", Story(asks=made.token("asked_for", "story:asks") + told))
    authors = "shown" if signed else "hidden"
    for sheet in programme.sheets:
        cases, seen_by = getattr(sheet, "cases", ""), sheet.seen_by
        put(state, "sheet", sheet.id, SheetState(authors=authors, cases=cases, seen_by=seen_by))
    forms = [sheet for sheet in programme.sheets if isinstance(sheet, FormSheet)]
    opened = {f.id: f.id if f.repeats == "once" else f"open_{f.id}" for f in forms}
    for sheet in programme.sheets:
        fill(made, programme, sheet, opened, signed=signed)
    for form in (form for form in forms if form.repeats == "case"):
        closed = {form.id: f"closed_{form.id}"}
        inside = [s for s in programme.sheets if getattr(s, "cases", "") == form.id]
        for sheet in (form, *inside):
            fill(made, programme, sheet, closed, signed=signed, closed=True)
        ask(made, form, opened[form.id])
    return made


def ask(made, form, copy):
    """A question of the secretariat about a case."""
    values = {"text": made.token("hushed", f"{form.id}/@ask")}
    place = f"{copy}/@ask"
    entry = Entry(sheet=form.id, place=place, values=values, author="lead", created=AT, changed=AT)
    put(made.state, "entry", f"question_{form.id}", entry)


@cache
def leaving(held, signed, actor, names, cases):
    """Way out → all that it says, also what is drawn in its pictures."""
    known = known_papers(held, signed, actor)
    state = filled(held, signed).state
    return ways_out(state, held, actor, names=names, cases=cases, known=known)


@cache
def known_papers(held, signed, actor):
    """(Way out, how much is told) → what it says: the same reading makes the same paper."""
    return {}


def ways_out(state, held, actor=LEADER, *, names=False, cases=False, known=None):
    """What leaves by each way; what is `known` already is not made again."""
    programme, known = programmes()[held], {} if known is None else known

    def paper(way, work, make, *given):
        if (way, work.telling) not in known:
            known[way, work.telling] = drawn(lambda: make(work, NOW, *given))
        return known[way, work.telling]

    told = reading(state, programme, actor, with_names=names, with_cases=cases)
    found = {"csv": zipped(csv_zip(told, NOW)), "xlsx": unescape(zipped(workbook(told, NOW)))}
    found["word"] = drawn(lambda: session_record(told, NOW))
    found["minutes"] = drawn(lambda: session_record(told, NOW, meeting="m1"))
    found["key points"] = drawn(lambda: key_points(told, NOW, meeting="m1"))
    if any(getattr(s, "repeats", "") == "idea" for s in programme.sheets):
        found["plan"] = drawn(lambda: plan_document(told, NOW))
    for handout in handouts_of(programme):
        telling = handout_telling(told, handout.id, "m1", names=names)
        name, work = f"handout {handout.id}", told.to_tell(telling)
        found[name] = paper(name, work, handout_document, handout.id, "m1")
    story = told.to_tell(SHARED)
    found["story"] = paper("story", story, story_document)
    found["slides"] = paper("slides", story, story_slides)
    for poster in posters_of(told):
        name = f"poster {poster.sheet.id}"
        found[name] = drawn(lambda p=poster: filled_poster(told, NOW, p, "A3"))
    return found


def zipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(n) for n in archive.namelist() if not n.endswith(PICTURES)]
    return "".join(part.decode("utf-8-sig") for part in parts)


def saved_as_nothing(_figure, file, **_):
    """A page of a PDF is empty."""
    assert isinstance(file, PdfPages)


def drawn(make):
    """The file's text, and every text that is put on a picture, without line ends.

    Nobody looks at the pictures: each is one dot.
    """
    told, put_text = [], Text.set_text
    with pytest.MonkeyPatch.context() as patch:
        draw_dots(patch)
        patch.setattr(Figure, "savefig", saved_as_nothing)
        patch.setattr(Text, "set_text", lambda self, s: (told.append(str(s)), put_text(self, s))[1])
        content = make()
    text = zipped(content) if content[:2] == b"PK" else ""
    return text + re.sub(r"\s", "", "".join(told))


def standing(tokens, text):
    """Where those tokens stand that are in a text."""
    return sorted({tokens[token] for token in tokens.keys() & words_in(text)})


@cache
def words_in(text):
    """All tokens of a text, of every group."""
    return frozenset(re.findall(r"Z\d{4,}Q", text))


@EVERY
@pytest.mark.parametrize(
    ("actor", "names", "cases"),
    [*((LEADER, *form) for form in FORMS), (PERSON, False, False), (PERSON, True, True)],
)
def test_what_is_not_asked_for_leaves_by_no_way(held, actor, names, cases):
    made = filled(held, True)
    for way, text in leaving(held, True, actor, names, cases).items():
        left = [] if cases else standing(made.cases | made.asked, text)
        assert (way, left) == (way, [])
        left = [] if names else standing(made.names | made.names_in_cases | made.authors, text)
        assert (way, left) == (way, [])
        left = [] if names or cases else standing(made.visited, text)
        assert (way, left) == (way, [])
        assert (way, standing(made.never | made.hushed, text)) == (way, [])


@EVERY
def test_who_wrote_what_is_unsigned_leaves_by_no_way(held):
    for way, text in leaving(held, False, LEADER, True, True).items():
        assert (way, standing(filled(held, False).authors, text)) == (way, [])


@EVERY
@pytest.mark.parametrize(("names", "cases"), FORMS)
def test_what_is_asked_for_is_there(held, names, cases):
    made, found = filled(held, True), leaving(held, True, LEADER, names, cases)
    of_cases = made.cases | made.asked
    wanted = made.others | (of_cases if cases else {}) | (made.names if names else {})
    wanted |= made.names_in_cases if names and cases else {}
    wanted |= made.visited if names or cases else {}
    for way in ("csv", "xlsx", "word"):
        missing = [where for token, where in wanted.items() if token not in found[way]]
        # Of a case that is not told, Word only says what was chosen.
        forms = {s.id for s in programmes()[held].sheets if getattr(s, "repeats", "") == "case"}
        untold = () if cases or way != "word" else forms
        assert (way, [where for where in missing if where.split("/")[0] not in untold]) == (way, [])
    if names and cases:
        opened = {t: where for t, where in made.authors.items() if "closed" not in where}
        assert [where for token, where in opened.items() if token not in found["csv"]] == []


@EVERY
def test_what_is_asked_for_in_the_story_is_in_it(held):
    made, found = filled(held, True), leaving(held, True, LEADER, False, False)
    for way in ("story", "slides"):
        assert standing(made.asked_for, found[way]) == ["story:asks"]


@EVERY
def test_all_that_only_a_file_with_cases_tells_is_searched_for_personal_information(held):
    made = filled(held, True)
    screen = Reading(made.state, programmes()[held], LEADER, ON_SCREEN)
    texts = {found.text for found in find_in_export(screen)}
    assert {made.cases[token] for token in made.cases.keys() - texts} == set()
    assert texts <= made.cases.keys()


@EVERY
def test_the_owners_own_disk_has_everything_but_who_is_unsigned(held, tmp_path):
    made = filled(held, False)
    paths = put_workshop(reading(made.state, programmes()[held], None), tmp_path)
    text = "\n".join(path.read_text(encoding="utf-8-sig") for path in paths)
    every = (
        made.cases
        | made.asked
        | made.names
        | made.names_in_cases
        | made.never
        | made.hushed
        | made.others
    )
    assert [every[token] for token in every if token not in text] == []
    assert standing(made.authors, text) == []


@EVERY
def test_a_participant_gets_nothing_of_the_secretariats(held):
    programme, made = programmes()[held], filled(held, True)
    secret = {s.id for s in programme.sheets if s.seen_by == "secretariat"}
    every = made.cases | made.asked | made.names | made.others
    theirs = {token: where for token, where in every.items() if where.split("/")[0] in secret}
    for way, text in leaving(held, True, PERSON, True, True).items():
        assert (way, standing(theirs, text)) == (way, [])
