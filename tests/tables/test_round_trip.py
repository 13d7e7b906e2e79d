"""Every kind of sheet goes to CSV and is taken in unchanged, whatever people write in it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_builders import NASTY, every, programmes, put, reading, workshop

from kasane.programme import SurveySheet, TableSheet
from kasane.store import State
from kasane.tables import (
    Answer,
    Leaf,
    Look,
    Names,
    frame_file,
    look,
    pages_of,
    rows_frame,
    understood,
)
from kasane.tables.files.export import Export
from kasane.tables.files.names import OUTSIDE
from kasane.workshop.kinds import place_of
from kasane.workshop.model import Entry, Meeting, Member, Role, SheetState
from kasane.workshop.places import TEXT
from kasane.workshop.shapes import clean_text
from kasane.workshop.telling import ON_SCREEN

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
PROGRAMMES = programmes()
INSIDE = {
    "team_building": [
        ("strengths_matrix", "grasp/can"),
        ("strengths_matrix", "/do"),
        ("viewing_memo", "own_days"),
        ("collaboration_reflection", "/troubled"),
        ("idea_sheet", "idea_sheet/first_ideas"),
        ("idea_sheet", "idea_sheet/questions"),
        ("case_study", "e0/well/content"),
        ("case_study", "e0/missing/reason"),
        ("case_study", "e0/@ask"),
        ("plan", "e1/arrangements"),
    ],
    "community_building": [
        ("case_sheet", "e0/@ask"),
        ("case_memo", "needing"),
        ("resource_map", "e0/centre"),
        ("resource_map", "e0/inner"),
        ("resource_map", "e1/outer"),
        ("overlap", "e0/person"),
        ("overlap", "e0/community"),
        ("overlap", "e1/idea"),
        ("vision", "/people"),
        ("vision", "/gap"),
    ],
}
"""Programme → places on its sheets besides those of rows, answers and copies."""
COPIES = ("case_study", "plan", "case_sheet", "interview")
IDS = [f"e{number}" for number in range(6)]


@cache
def places_in(held: str) -> list[tuple[str, str]]:
    """Every place of a programme in which entries are kept."""
    rows = [(s.id, "") for s in PROGRAMMES[held].sheets if s.kind in ("table", "round", "form")]
    return [*(place for place in rows if _entries_of(held, place)), *INSIDE[held]]


def _entries_of(held: str, place: tuple[str, str]) -> bool:
    sheet = PROGRAMMES[held].sheet(place[0])
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
        return texts.filter(lambda text: clean_text(text).strip())
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
def entries(draw, held):
    sheet, place = draw(st.sampled_from(places_in(held)))
    found = place_of(PROGRAMMES[held], sheet, place)
    values = {
        part.id: draw(value_of(part, part.id in found.needed or part is TEXT))
        for part, _ in found.parts
    }
    sources = tuple(draw(st.lists(st.sampled_from(IDS), max_size=2, unique=True)))
    return Entry(
        sheet=sheet,
        place=place,
        values={key: value for key, value in values.items() if value},
        letter="" if place or sheet not in COPIES else draw(letters),
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
        for column in PROGRAMMES["team_building"].sheet("core_members").columns
        if column.id not in ("name", "organisation")
    },
)
members = st.builds(
    lambda name, **more: Member(
        name=name if clean_text(name).strip() else "名なし", role=Role.PARTICIPANT, **more
    ),
    lines,
    organisation=lines,
    about=abouts,
)
meetings = st.builds(
    Meeting,
    steps=st.lists(st.sampled_from(["step1", "step3"]), unique=True).map(tuple),
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
def workshops(draw, held) -> State:
    """A workshop with entries, members and meetings of every kind."""
    state = workshop(programme=held)
    put(state, "member", "twin1", Member(name="春野 うり", role=Role.PARTICIPANT))
    put(state, "member", "twin2", Member(name="春野 うり", role=Role.PARTICIPANT))
    put(state, "member", "gone", Member(name="去った人", role=Role.PARTICIPANT), deleted=True)
    put(state, "member", "x", draw(members))
    put(state, "meeting", "m2", draw(meetings))
    for sheet in PROGRAMMES[held].sheets:
        cases = getattr(sheet, "cases", "")
        put(state, "sheet", sheet.id, SheetState(authors="shown", cases=cases))
    for number, entry in enumerate(draw(st.lists(entries(held), max_size=len(IDS)))):
        put(state, "entry", IDS[number], entry.model_copy(update={"rank": float(-number)}))
    return state


def check(export: Export) -> None:
    """Every file, taken in, has the same rows and changes nothing; whoever wrote it."""
    whole = Export(export.reading.to_tell(ON_SCREEN))
    for leaf in export.leaves:
        rows = export.rows(leaf)
        content = frame_file(rows_frame(leaf, rows, export.names)).content
        found = look_at(content, whole, leaf)
        assert [change.kind for change in found.changes] == ["same"] * len(rows)
        assert (found.said.mistakes, found.passed) == ([], ())


def look_at(content: bytes, export: Export, leaf: Leaf) -> Look:
    table = understood(pages_of(content), leaf, Answer())
    assert set(table.columns) == set(leaf.headings)
    return look(table, export, leaf, Answer())


every_programme = pytest.mark.parametrize("held", INSIDE)


@every_programme
@settings(max_examples=30)
@given(data=st.data())
def test_what_was_written_of_every_sheet_is_read_back_unchanged(held, data):
    check(Export(every(data.draw(workshops(held)), PROGRAMMES[held], None)))


@every_programme
@settings(max_examples=15)
@given(data=st.data(), named=st.booleans(), told=st.booleans())
def test_what_is_shared_is_read_back_unchanged_too(held, data, named, told):
    state = data.draw(workshops(held))
    check(Export(reading(state, PROGRAMMES[held], with_names=named, with_cases=told)))


@every_programme
def test_every_sheet_with_entries_is_in_the_round_trip(held):
    there = {sheet for sheet, _ in places_in(held)}
    rows = {s.id for s in PROGRAMMES[held].sheets if isinstance(s, TableSheet)}
    surveys = {s.id for s in PROGRAMMES[held].sheets_of(SurveySheet)}  # without entries
    others = {s.id for s in PROGRAMMES[held].sheets if s.id not in rows | surveys}
    assert others <= there
    assert {sheet for sheet in rows if _entries_of(held, (sheet, ""))} <= there


def test_a_pin_comes_back_to_its_case_and_its_area():
    state = workshop(programme="community_building")
    put(state, "sheet", "resource_map", SheetState(cases="case_sheet"))
    facts = {"author": "p1", "created": AT, "changed": AT}
    put(state, "entry", "c1", Entry(sheet="case_sheet", place="", values={}, letter="A", **facts))
    for ring in ("inner", "outer"):
        place, values = f"c1/{ring}", {"name": ring}
        put(state, "entry", ring, Entry(sheet="resource_map", place=place, values=values, **facts))
    export = Export(every(state, PROGRAMMES["community_building"], None))
    leaf = next(leaf for leaf in export.leaves if leaf.sheet.id == "resource_map" and not leaf.id)
    content = frame_file(rows_frame(leaf, export.rows(leaf), export.names)).content
    assert '"ケースA","本人と重なりがありそうな人や資源"'.encode() in content
    short = content.replace(
        "本人と重なりがありそうな人や資源".encode(), "重なりがありそう".encode()
    )
    for written in (content, short):
        found = look_at(written, export, leaf)
        assert [change.kind for change in found.changes] == ["same", "same"]


@given(st.lists(members, max_size=5), free)
def test_every_person_has_a_name_of_their_own_and_is_found_by_it(people, name):
    state = State("w1", 1)
    for number, member in enumerate(people):
        put(state, "member", f"p{number}", member)
    names = Names.of(every(state, None, None).people)
    assert len({names.name(person) for person in names.by_id}) == len(people)
    for person in [*names.by_id, name, f"{name}{OUTSIDE}", f" {name} "]:
        assert names.person(names.name(person)) == person


def test_twins_are_told_apart_by_organisation_and_then_by_id():
    state = State("w1", 1)
    for member, group in (("a", "包括"), ("b", "社協"), ("c", "社協"), ("d", "")):
        given_member = Member(name="春野", organisation=group, role=Role.PARTICIPANT)
        put(state, "member", member, given_member)
    told = Names.of(every(state, None, None).people).by_id
    assert told == {
        "a": "春野（包括）",
        "b": "春野（社協）〔b〕",
        "c": "春野（社協）〔c〕",
        "d": "春野",
    }


@pytest.mark.parametrize("name", ["春野 つくし", " 春野 つくし", "春野 つくし〔名簿外〕"])
def test_a_free_name_is_not_taken_for_a_member(name):
    names = Names.of(every(workshop()).people)
    assert names.name(name).endswith(OUTSIDE)
    assert names.person(names.name(name)) == name
