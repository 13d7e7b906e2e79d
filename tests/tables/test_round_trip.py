"""Every kind of sheet goes to CSV and back unchanged, whatever people write in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_builders import LEADER, NASTY, programme, put, workshop

from kasane.programme import TableSheet
from kasane.store import State
from kasane.tables import Names, frame_file, read_sheet_csv, rows_frame
from kasane.tables.export import Export
from kasane.tables.names import OUTSIDE
from kasane.workshop.model import Entry, Meeting, Member, Role, SheetState, clean_text
from kasane.workshop.places import TEXT, place_of

AT = "2026-12-08T05:10:00.000+00:00"
SPICE = [
    *NASTY,
    "=",
    "'",
    '"',
    ",",
    "、",
    "\\",
    "〔名簿外〕",
    "〔p1〕",
    "\n",
    "\ufeff",
    "春野 つくし",
]
PROGRAMME = programme()
PLACES = [
    *[(sheet.id, "") for sheet in PROGRAMME.sheets if sheet.kind in ("table", "round", "form")],
    ("strengths_matrix", "grasp/can"),
    ("strengths_matrix", "/do"),
    ("collaboration_reflection", "/troubled"),
    ("idea_sheet", "idea_sheet/first_ideas"),
    ("idea_sheet", "idea_sheet/questions"),
    ("case_study", "e0/well/content"),
    ("case_study", "e0/missing/reason"),
    ("case_study", "e0/@ask"),
    ("plan", "e1/arrangements"),
]
IDS = [f"e{number}" for number in range(6)]


def _entries_of(place: tuple[str, str]) -> bool:
    sheet = PROGRAMME.sheet(place[0])
    return not isinstance(sheet, TableSheet) or (sheet.rows_of == "entries" and not sheet.rows_from)


texts = st.lists(
    st.one_of(st.sampled_from(SPICE), st.characters(exclude_categories=["Cs"])), max_size=8
).map(lambda parts: clean_text("".join(parts)))
lines = texts.map(lambda text: " ".join(text.split())[:30])
free = texts.map(lambda text: text.replace("\n", " ")[:40]).filter(lambda text: text.strip())
people = st.sampled_from(["p1", "p2", "p3", "twin1", "twin2", "gone"]) | free
days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
letters = st.sampled_from(["A", "Z", "AB"])
clocks = st.times().map(lambda time: f"{time:%H:%M}")


def value_of(part, needed):
    """What may stand in a field or a cell."""
    choices = getattr(part, "choices", ())
    if needed:
        return texts.filter(str.strip)
    if part.type == "choices":
        return st.lists(st.sampled_from(choices), max_size=3).map(tuple)
    if part.type == "choice":
        return st.sampled_from(["", *choices])
    kinds = {
        "people": st.lists(people, max_size=3).map(tuple),
        "person": st.just("") | people,
        "date": st.just("") | days,
        "time": st.just("") | clocks,
        "flag": st.sampled_from(["", "1"]),
        "number": st.just("") | st.integers(-999, 999).map(str),
    }
    return kinds.get(part.type, texts)


@st.composite
def entries(draw):
    sheet, place = draw(st.sampled_from([found for found in PLACES if _entries_of(found)]))
    found = place_of(PROGRAMME, sheet, place)
    values = {
        part.id: draw(value_of(part, part.id in found.needed or part is TEXT))
        for part, _ in found.parts
    }
    sources = tuple(draw(st.lists(st.sampled_from(IDS), max_size=2, unique=True)))
    return Entry(
        sheet=sheet,
        place=place,
        values={key: value for key, value in values.items() if value},
        letter="" if place or sheet not in ("case_study", "plan") else draw(letters),
        colour=draw(st.sampled_from(["", *found.colours])),
        author=draw(st.sampled_from(["p1", "twin1", "gone"])),
        anonymous=draw(st.booleans()),
        hidden=draw(st.booleans()),
        stack=draw(st.none() | st.sampled_from(IDS)) if found.kind == "note" else None,
        sources=sources,
        version=draw(st.integers(1, 99)),
        created=AT,
        changed=AT,
    )


abouts = st.fixed_dictionaries(
    {},
    optional={
        column.id: value_of(column, needed=False).filter(bool)
        for column in PROGRAMME.sheet("core_members").columns
        if column.id not in ("name", "organisation")
    },
)
members = st.builds(
    lambda name, **more: Member(name=name or "名なし", role=Role.PARTICIPANT, **more),
    lines,
    organisation=lines,
    about=abouts,
)
meetings = st.builds(
    Meeting,
    steps=st.lists(st.sampled_from(["step1", "step2", "step3"]), unique=True).map(tuple),
    date=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    start=st.just("") | clocks,
    end=st.just("") | clocks,
    venue=lines,
    remarks=texts,
    attendance=st.dictionaries(
        st.sampled_from(["p1", "x"]), st.sampled_from(["present", "online", "absent"])
    ),
)


@st.composite
def workshops(draw) -> State:
    """A workshop with entries, members and meetings of every kind."""
    state = workshop()
    put(state, "member", "twin1", Member(name="春野 うり", role=Role.PARTICIPANT))
    put(state, "member", "twin2", Member(name="春野 うり", role=Role.PARTICIPANT))
    put(state, "member", "gone", Member(name="去った人", role=Role.PARTICIPANT), deleted=True)
    put(state, "member", "x", draw(members))
    put(state, "meeting", "m2", draw(meetings))
    for sheet in PROGRAMME.sheets:
        put(state, "sheet", sheet.id, SheetState(authors="shown"))
    for number, entry in enumerate(draw(st.lists(entries(), max_size=len(IDS)))):
        put(state, "entry", IDS[number], entry.model_copy(update={"rank": float(-number)}))
    return state


def check(export: Export) -> None:
    """Every file, read back, has the same rows and makes the same file."""
    for leaf in export.leaves:
        rows = export.rows(leaf)
        content = frame_file(rows_frame(leaf, rows, export.names)).content
        back = read_sheet_csv(content, export.state, PROGRAMME, leaf.sheet.id, leaf.id)
        assert back == rows
        assert frame_file(rows_frame(leaf, back, export.names)).content == content


@settings(max_examples=40, deadline=None)
@given(workshops())
def test_what_was_written_of_every_sheet_is_read_back_unchanged(state):
    check(Export(state, PROGRAMME, None))


@settings(max_examples=20, deadline=None)
@given(workshops(), st.booleans(), st.booleans())
def test_what_is_shared_is_read_back_unchanged_too(state, named, told):
    check(Export(state, PROGRAMME, LEADER, with_names=named, with_cases=told))


@given(st.lists(members, max_size=5), free)
def test_every_person_has_a_name_of_their_own_and_is_found_by_it(people, name):
    state = State("w1", 1)
    for number, member in enumerate(people):
        put(state, "member", f"p{number}", member)
    names = Names.of(state)
    assert len({names.name(person) for person in names.by_id}) == len(people)
    for person in [*names.by_id, name, f"{name}{OUTSIDE}", f" {name} "]:
        assert names.person(names.name(person)) == person


def test_twins_are_told_apart_by_organisation_and_then_by_id():
    state = State("w1", 1)
    for member, group in (("a", "包括"), ("b", "社協"), ("c", "社協"), ("d", "")):
        given_member = Member(name="春野", organisation=group, role=Role.PARTICIPANT)
        put(state, "member", member, given_member)
    told = Names.of(state).by_id
    assert told == {
        "a": "春野（包括）",
        "b": "春野（社協）〔b〕",
        "c": "春野（社協）〔c〕",
        "d": "春野",
    }


@pytest.mark.parametrize("name", ["春野 つくし", " 春野 つくし", "春野 つくし〔名簿外〕"])
def test_a_free_name_is_not_taken_for_a_member(name):
    names = Names.of(workshop())
    assert names.name(name).endswith(OUTSIDE)
    assert names.person(names.name(name)) == name
