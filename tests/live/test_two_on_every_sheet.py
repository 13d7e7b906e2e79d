"""Every sheet of every programme is filled by two people at once; each sees what both wrote."""

import asyncio
import uuid

import pytest

from kasane.programme import (
    AreaSheet,
    BoardSheet,
    FormSheet,
    MemoSheet,
    RoundSheet,
    SurveySheet,
    TableSheet,
)
from kasane.workshop import Role
from kasane.workshop.kinds import place_of
from kasane.workshop.places import written_columns
from tests.support.live_client import on_loop, tab
from tests.support.world import Person, programmes

SHEETS = [
    (each, sheet)
    for each in programmes().values()
    for sheet in each.sheets
    if not isinstance(sheet, SurveySheet)  # its answers are nobody's, and never seen one by one
]


def of_secretariat(sheet):
    """Whether only those who lead write there."""
    sections = getattr(sheet, "sections", ())
    written = {getattr(section, "written_by", "") for section in sections}
    return (
        sheet.seen_by == "secretariat"
        or getattr(sheet, "rows_of", "entries") != "entries"
        or written == {"secretariat"}
    )


def value(part, text):
    """Something that a field of this type takes."""
    if part.type in ("choice", "choices") and part.choices:
        return part.choices[0] if part.type == "choice" else [part.choices[0]]
    plain = {"date": "2026-12-08", "time": "13:30", "number": "3", "flag": "1"}
    return plain.get(part.type, [text] if part.type in ("people", "choices") else text)


def told_ground(form):
    """What a case says whose ground lets it be opened, with no word from anybody else."""
    parts = {part.id: part for section in form.sections for part in section.parts}
    pick, ground = form.pick, parts[form.pick.hidden_field]
    chosen = next(choice for choice in ground.choices if choice not in pick.confirmed_in)
    asked = pick.requires.get(chosen, ())
    return {ground.id: chosen} | {name: value(parts[name], "あり") for name in asked}


class Desk:
    """Two tabs on one sheet."""

    def __init__(self, world, programme, sheet, one, two):
        self.world, self.programme, self.sheet = world, programme, sheet
        self.tabs = (one, two)

    async def both(self, first, second):
        """Both ask at the same time; both are done."""
        asks = [self._do(tab, *ask) for tab, ask in zip(self.tabs, (first, second), strict=True)]
        await asyncio.gather(*asks)
        for each in self.tabs:
            await each.caught_up(self.world.revision)

    async def _do(self, client, op, fields):
        answer = await client.do(op, **fields)
        assert answer["type"] == "done", answer

    async def two_parts(self, op, record, parts):
        """Each writes another part of the same record; both tabs hold both."""
        asks = [
            (op, {"id": record, "field": part.id, "value": value(part, f"t{n}"), "seen": ""})
            for n, part in enumerate(parts[:2])
        ]
        await self.both(*asks)
        return {part.id: value(part, f"t{n}") for n, part in enumerate(parts[:2])}

    async def two_entries(self, place, values):
        """Each adds an entry of their own; both tabs hold both."""
        ids = [uuid.uuid4().hex for _ in self.tabs]
        fields = {"sheet": self.sheet.id, "place": place, "values": values}
        await self.both(*(("entry.add", {"id": new, **fields}) for new in ids))
        for each in self.tabs:
            assert all(values.items() <= each.entry(new)["values"].items() for new in ids)
        return ids

    async def fill(self):
        """Write on the sheet as its kind wants it."""
        sheet = self.sheet
        if isinstance(sheet, BoardSheet):
            self.world.do(self.world.lead, "sheet.state", sheet=sheet.id, state="open")
            await self.two_entries(sheet.places[0], {"text": "x"})
        elif isinstance(sheet, RoundSheet):
            field = sheet.fields[0]
            await self.two_entries("", {field.id: value(field, "x")})
        elif isinstance(sheet, TableSheet) and sheet.voted:
            await self._vote(sheet)
        elif isinstance(sheet, TableSheet):
            await self._table(sheet)
        elif isinstance(sheet, FormSheet):
            await self._form(sheet)
        elif isinstance(sheet, MemoSheet):
            await self.two_entries(sheet.questions[0].id, {"text": "x"})
        elif isinstance(sheet, AreaSheet):
            await self._areas(sheet)
        else:
            raise AssertionError(sheet.kind)

    async def _areas(self, sheet):
        """In every area each puts a pin, and both write on one of them."""
        case, lead = sheet.cases if sheet.one_for_all else uuid.uuid4().hex, self.world.lead
        if not sheet.one_for_all:
            values = told_ground(self.programme.sheet(sheet.cases))
            self.world.do(lead, "entry.add", id=case, sheet=sheet.cases, place="", values=values)
            self.world.do(lead, "entry.show", id=case)
        for area in sheet.areas:
            name = sheet.name_column(area.id).id
            pin, _ = await self.two_entries(f"{case}/{area.id}", {name: "x"})
            parts = [column for column in sheet.columns_of(area.id) if column.id != name]
            said = await self.two_parts("entry.write", pin, parts) if len(parts) > 1 else {}
            assert all(said.items() <= each.entry(pin)["values"].items() for each in self.tabs)
        for column in sheet.vote_columns:
            vote = {"sheet": sheet.id, "entry": pin, "column": column.id, "value": 1}
            await self.both(("vote.cast", vote), ("vote.cast", vote))
            for each in self.tabs:
                ballots = [body for (kind, _), body in each.records.items() if kind == "ballot"]
                assert [body["marks"] for body in ballots] == [{pin: {column.id: 1}}] * 2

    async def _table(self, sheet):
        parts = [part for part in written_columns(sheet) if part.id not in ("step", "name")]
        if sheet.rows_of == "meetings":
            wanted = [sheet.column("venue"), sheet.column("remarks")]
            said = await self.two_parts("meeting.write", "m1", wanted)
            found = [each.records["meeting", "m1"] for each in self.tabs]
        elif sheet.rows_of == "members":
            member = self.world.person("夏目").id
            kana = [part for part in parts if part.id != "organisation"]
            said = await self.two_parts("member.write", member, kana)
            found = [each.records["member", member]["about"] for each in self.tabs]
        else:
            row, _ = await self.two_entries("", {})
            said = await self.two_parts("entry.write", row, parts)
            found = [each.entry(row)["values"] for each in self.tabs]
        assert all(said.items() <= held.items() for held in found)

    async def _vote(self, sheet):
        idea = self.world.note(self.world.lead, place="/" + sheet.rows_from.partition("/")[2])
        fields = {"sheet": sheet.id, "entry": idea, "column": "votes", "value": 2}
        await self.both(("vote.cast", fields), ("vote.cast", fields))
        self.world.do(self.world.lead, "sheet.state", sheet=sheet.id, state="open")
        for each in self.tabs:
            await each.caught_up(self.world.revision)
            marks = [body["marks"] for (kind, _), body in each.records.items() if kind == "ballot"]
            assert marks == [{idea: {"votes": 2}}] * 2

    async def _form(self, sheet):
        copy = sheet.id
        if not sheet.once:
            copy, _ = await self.two_entries("", {})
        parts = [
            part
            for part, _ in place_of(self.programme, sheet.id, "").parts
            if part.type != "person"
        ]
        if len(parts) > 1:
            said = await self.two_parts("entry.write", copy, parts)
            assert all(said.items() <= each.entry(copy)["values"].items() for each in self.tabs)
            return
        inner = sheet.sections[0].fields[0]
        await self.two_entries(f"{copy}/{inner.id}", {inner.fields[0].id: "x"})


@pytest.mark.parametrize(
    ("programme", "sheet"), SHEETS, ids=[f"{each.id}-{sheet.id}" for each, sheet in SHEETS]
)
@on_loop
async def test_two_people_fill_it_at_once_and_see_both(world, server, programme, sheet):
    if programme.id != world.body("workshop")["programme"]:
        actor = world.create(programme=programme.id, steps=(programme.steps[0].id,))
        world.lead, world.id = Person(actor, world.lead.secret), actor.workshop
    leads = of_secretariat(sheet) or sheet.is_case
    role = Role.FACILITATOR if leads else Role.PARTICIPANT
    if getattr(sheet, "alone", False):
        world.do(world.lead, "sheet.state", sheet=sheet.id, state="open")
    one, two = (world.person(name, role) for name in ("春野", "秋山"))
    async with tab(server, one, world.id) as first, tab(server, two, world.id) as second:
        await Desk(world, programme, sheet, first, second).fill()
