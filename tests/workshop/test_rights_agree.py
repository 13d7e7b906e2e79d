"""What a page offers somebody is what the server takes from them: live/rights.js and access.py."""

from __future__ import annotations

import json
import shutil
import subprocess
import uuid
from typing import Any

import pytest

from kasane.errors import RefusedError
from kasane.programme import Sheet
from kasane.workshop import Role
from tests.support.waiting import PATIENCE
from tests.support.world import ROOT, Person, World

SHEETS = ("strengths_matrix", "case_hearing", "core_members", "schedule", "step2_preparation")
VOTED = "idea_priorities"
STATES = ("private", "open", "locked")
SCRIPT = """
import { removes, whoOn, writesSection } from "%s/components/live/rights.js";
let told = "";
for await (const part of process.stdin) told += part;
const answers = JSON.parse(told).map(({ asked, role, me, sheet, held, entry, section }) => {
  const who = whoOn({ role, me }, sheet, held);
  const all = { writes: () => who.writes, votes: () => who.votes, leads: () => who.leads };
  if (asked === "removes") return removes({ body: entry }, who);
  return asked === "section" ? writesSection(section, { body: entry }, who) : all[asked]();
});
console.log(JSON.stringify(answers));
"""
Case = tuple[dict[str, Any], bool, str]


class Table:
    """Questions for the browser with what the server says."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people = {
            Role.FACILITATOR: world.lead,
            Role.PARTICIPANT: world.person("春野"),
            Role.VIEWER: world.person(role="viewer"),
        }
        self.cases: list[Case] = []

    def sheet(self, sheet_id: str) -> Sheet:
        return self.world.workshops.programmes["team_building"].sheet(sheet_id)

    def hold(self, sheet_id: str, state: str) -> None:
        self.world.do(self.world.lead, "sheet.state", sheet=sheet_id, state=state)

    def ask(self, asked: str, who: Person, sheet: str, op: str, **more: Any) -> None:
        """Let somebody try an operation, and note what came of it; `fields` are its own."""
        question = {
            "asked": asked,
            "role": who.actor.role,
            "me": who.id,
            "sheet": self.sheet(sheet).model_dump(mode="json"),
            "held": self.world.body("sheet", sheet),
            **{name: value for name, value in more.items() if name != "fields"},
        }
        told = f"{asked} {who.actor.role} {sheet} {question['held']['state']} {op}"
        self.cases.append((question, self._may(who, op, more["fields"]), told))

    def _may(self, who: Person, op: str, fields: dict[str, Any]) -> bool:
        try:
            self.world.do(who, op, **fields)
        except RefusedError as refusal:
            code = refusal.code
        else:
            return True
        assert code in ("forbidden", "locked", "gone"), code
        return False

    def agree(self) -> None:
        node = shutil.which("node")
        if node is None:
            pytest.skip("Node is not on this machine; the browser tests run the same module.")
        done = subprocess.run(
            [node, "--input-type=module", "-e", SCRIPT % ROOT],
            input=json.dumps([question for question, _, _ in self.cases]),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        for (_, may, told), offered in zip(self.cases, json.loads(done.stdout), strict=True):
            assert offered == may, told
        assert {may for _, may, _ in self.cases} == {True, False}


@pytest.fixture
def table(world: World) -> Table:
    return Table(world)


def _new(sheet: Sheet) -> tuple[str, dict[str, Any]]:
    """What makes a row, a member, a meeting or a note."""
    key = uuid.uuid4().hex
    rows = getattr(sheet, "rows_of", "entries")
    if rows == "members":
        return "member.add", {"id": key, "name": f"人{key[:6]}"}
    if rows == "meetings":
        return "meeting.edit", {"id": key, "steps": ["step3"]}
    place = "grasp/can" if sheet.kind == "board" else ""
    column = "text" if sheet.kind == "board" else sheet.columns[0].id  # type: ignore[union-attr]
    values = {} if place == "" else {column: "書く"}
    return "entry.add", {"id": key, "sheet": sheet.id, "place": place, "values": values}


@pytest.mark.parametrize("sheet", SHEETS)
def test_who_writes_on_a_sheet(table: Table, sheet: str) -> None:
    rows = getattr(table.sheet(sheet), "rows_of", "entries")
    for state in STATES if rows == "entries" else ("open",):
        table.hold(sheet, state)
        for who in table.people.values():
            op, fields = _new(table.sheet(sheet))
            table.ask("writes", who, sheet, op, fields=fields)
    table.agree()


def test_who_votes_on_a_sheet(table: Table) -> None:
    idea = table.world.note(table.world.lead, "一枚紙", place="/do")
    vote = {"sheet": VOTED, "entry": idea, "column": "votes", "value": 1}
    for state in STATES:
        table.hold(VOTED, state)
        for who in table.people.values():
            table.ask("votes", who, VOTED, "vote.cast", fields=vote)
    table.agree()


def test_who_leads(table: Table) -> None:
    for who in table.people.values():
        fields = {"sheet": VOTED, "authors": "hidden"}
        table.ask("leads", who, VOTED, "sheet.authors", fields=fields)
    table.agree()


def test_who_takes_a_note_away(table: Table) -> None:
    board = "strengths_matrix"
    for author in (Role.FACILITATOR, Role.PARTICIPANT):
        for state in ("open", "locked"):
            for who in table.people.values():
                note = table.world.note(table.people[author])
                table.hold(board, state)
                fields = {"id": note, "version": 1}
                entry = table.world.entry(note)
                table.ask("removes", who, board, "entry.delete", fields=fields, entry=entry)
                table.hold(board, "open")
    table.agree()


def test_who_writes_which_section_of_a_case(table: Table) -> None:
    form = table.sheet("case_study")
    for author in (Role.FACILITATOR, Role.PARTICIPANT):
        case = uuid.uuid4().hex
        fields = {"id": case, "sheet": form.id, "place": "", "values": {}}
        table.world.do(table.people[author], "entry.add", **fields)
        basis = {"id": case, "field": "basis", "value": "匿名化した事例", "seen": ""}
        table.world.do(table.world.lead, "entry.write", **basis)
        table.world.do(table.world.lead, "entry.show", id=case)
        for state in ("open", "locked"):
            table.hold(form.id, state)
            for who in table.people.values():
                _ask_sections(table, who, case)
        table.hold(form.id, "open")
    table.agree()


def _ask_sections(table: Table, who: Person, case: str) -> None:
    form = table.sheet("case_study")
    for section in form.sections:  # type: ignore[union-attr]
        text = next((f for f in getattr(section, "fields", ()) if f.type == "long_text"), None)
        flag = next((f for f in getattr(section, "fields", ()) if f.type == "flag"), None)
        if text is None and flag is None:
            continue
        field, value = (text.id, uuid.uuid4().hex) if text else (flag.id, "1")
        entry = table.world.entry(case)
        seen = entry["values"].get(field, "")
        fields = {"id": case, "field": field, "value": value, "seen": seen}
        told = section.model_dump(mode="json")
        table.ask("section", who, form.id, "entry.write", fields=fields, entry=entry, section=told)
