"""What a browser expects of its own operations is what the server makes: live/expected.js."""

from __future__ import annotations

import json
import shutil
import subprocess
import uuid
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from kasane.live.programme import programme_text
from kasane.workshop.access import Sight, View, as_seen
from tests.support.waiting import PATIENCE
from tests.support.world import BOARD, ROOT, Person, World

KINDS = ("entry", "member", "meeting", "ballot", "turns", "sheet", "agenda", "workshop")
NOT_EXPECTED = {
    "entry": {"created", "changed", "rank", "letter", "anonymous"},
    "turns": {"started"},
}
"""What only the server knows: its clock, the letter of a copy, whether names are hidden. A rank
is compared by the order that it makes."""
SCRIPT = """
import { expectedFrom } from "%s/components/live/expected.js";
let told = "";
for await (const part of process.stdin) told += part;
const { cases, sheets } = JSON.parse(told);
const byId = (records) => new Map(records.map((record) => [record.id, record]));
const made = cases.map(({ before, op, fields, me, at }) => {
  const kinds = new Map(Object.entries(before).map(([kind, all]) => [kind, byId(all)]));
  const after = expectedFrom(kinds, [{ op, fields, at }], { me, sheets });
  return Object.fromEntries([...after].map(([kind, all]) => [kind, [...all.values()]]));
});
console.log(JSON.stringify(made));
"""
Records = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Case:
    """An operation of somebody with the records as they saw them before and after."""

    op: str
    fields: dict[str, Any]
    me: str
    at: int
    before: Records
    after: Records


class Acting:
    """Somebody whose operations are noted down while they are done."""

    def __init__(self, world: World, who: Person) -> None:
        self.world, self.who = world, who
        self.cases: list[Case] = []

    def does(self, op: str, **fields: Any) -> str:
        before = self._seen()
        self.world.do(self.who, op, **fields)
        at = self.world.clock.milliseconds
        self.cases.append(Case(op, fields, self.who.id, at, before, self._seen()))
        return str(fields.get("id", ""))

    def adds(self, sheet: str, place: str, values: dict[str, Any], **more: Any) -> str:
        fields = {"id": uuid.uuid4().hex, "sheet": sheet, "place": place, "values": values}
        return self.does("entry.add", **fields, **more)

    def note(self, text: str, place: str = "grasp/can", **more: Any) -> str:
        return self.adds(BOARD, place, {"text": text}, **more)

    def _seen(self) -> Records:
        state = self.world.state()
        found: Records = {kind: [] for kind in KINDS}
        sight = Sight.of(state)
        for record in state.records.values():
            view = View.NOTHING if record.deleted else sight.view(record, self.who.actor)
            seen = as_seen(record, view)
            if record.kind in found and seen is not None:
                body = json.loads(json.dumps(seen))
                found[record.kind].append({"id": record.id, "revision": 1, "body": body})
        return found


def _in_javascript(world: World, cases: list[Case]) -> list[Records]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not on this machine; the browser tests run the same module.")
    programme = json.loads(programme_text(world.workshops.programmes[_programme_of(world)]))
    sheets = {sheet["id"]: sheet for sheet in programme["sheets"]}
    done = subprocess.run(
        [node, "--input-type=module", "-e", SCRIPT % ROOT],
        input=json.dumps({"cases": [asdict(case) for case in cases], "sheets": sheets}),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return json.loads(done.stdout)


def _programme_of(world: World) -> str:
    return str(world.body("workshop")["programme"])


def _bodies(records: Records, kind: str) -> dict[str, dict[str, Any]]:
    """By id; of a new ballot by whose it is."""
    gone = NOT_EXPECTED.get(kind, set())
    name = (lambda r: r["body"]["member"]) if kind == "ballot" else (lambda r: r["id"])
    return {
        name(record): {key: value for key, value in record["body"].items() if key not in gone}
        for record in records[kind]
    }


def _orders(records: Records) -> dict[tuple[str, str], list[str]]:
    """The ids of the entries that lie on top, in each place."""
    found: dict[tuple[str, str], list[tuple[float, str, str]]] = {}
    for record in records["entry"]:
        body = record["body"]
        if not body["stack"]:
            ranked = (body["rank"], body["created"][:19], record["id"])
            found.setdefault((body["sheet"], body["place"]), []).append(ranked)
    return {place: [entry for *_, entry in sorted(there)] for place, there in found.items()}


def _agree(world: World, cases: list[Case]) -> None:
    for case, expected in zip(cases, _in_javascript(world, cases), strict=True):
        told = f"{case.op} {case.fields}"
        for kind in KINDS:
            wanted, found = _bodies(case.after, kind), _bodies(expected, kind)
            assert found.keys() == wanted.keys(), told
            for record_id, body in wanted.items():
                shared = {key: found[record_id].get(key) for key in body}
                assert shared == body, told
        assert _orders(expected) == _orders(case.after), told


def test_notes_of_a_board(world: World) -> None:
    me = Acting(world, world.lead)
    first, second = me.note("一"), me.note("二")
    third = me.note("三", before=second)
    me.note("四", "/do", sources=[first], colour="pink")
    me.does("entry.edit", id=first, version=1, values={"text": "一の二"})
    me.does("entry.edit", id=first, version=2, colour="pink", sources=[second, first])
    me.does("entry.move", id=third, place="grasp/want")
    me.does("entry.move", id=third, place="grasp/can", before=first)
    me.does("entry.stack", id=second, onto=first)
    me.does("entry.stack", id=third, onto=second)
    me.does("entry.move", id=first, place="grasp/want")
    me.does("entry.unstack", id=third)
    me.does("entry.stack", id=third, onto=first)
    me.does("entry.hide", id=first)
    me.does("entry.show", id=first)
    me.does("entry.delete", id=first, version=world.entry(first)["version"])
    _agree(world, me.cases)


def test_notes_written_for_somebody(world: World) -> None:
    me = Acting(world, world.lead)
    other = world.person()
    me.note("代わりに", author=other.id)
    _agree(world, me.cases)


def test_rows_copies_and_what_is_in_them(world: World) -> None:
    for _ in range(5):  # what is new goes behind the rows that were there from the start
        world.note(world.lead)
    me = Acting(world, world.lead)
    world.clock.ahead(minutes=1)
    row = me.adds("step2_preparation", "", {"task": "電話する"})
    other = me.adds("step2_preparation", "", {"task": "集める"}, before=row)
    me.does("entry.write", id=row, field="task", value="訪ねる", seen="電話する", sources=[other])
    me.does("entry.move", id=other, place="")
    me.does("entry.delete", id=other, version=1)
    plan = me.adds("plan", "", {"idea": "当番"})
    me.adds("plan", f"{plan}/arrangements", {"task": "決める"})
    me.does("entry.delete", id=plan, version=1)
    _agree(world, me.cases)


def test_notes_in_the_grid_of_a_case(world: World) -> None:
    form = world.workshops.programmes["team_building"].sheet("case_study")
    grid = next(section for section in form.sections if section.layout == "grid")
    case = uuid.uuid4().hex
    world.do(world.lead, "entry.add", id=case, sheet=form.id, place="", values={})
    me = Acting(world, world.lead)
    here, there = grid.rows[0].id, grid.rows[-1].id
    note = me.adds(form.id, f"{case}/{here}/{grid.columns[0].id}", {"text": "見守り"})
    me.does("entry.move", id=note, place=f"{case}/{there}/{grid.columns[0].id}")
    me.does("entry.delete", id=case, version=1)
    _agree(world, me.cases)


def test_pins_of_maps_and_overlaps(town: World) -> None:
    programme = town.workshops.programmes["community_building"]
    case = uuid.uuid4().hex
    town.do(town.lead, "entry.add", id=case, sheet="case_sheet", place="", values={})
    me = Acting(town, town.lead)
    resources, overlap = programme.sheet("resource_map"), programme.sheet("overlap")
    near, far = resources.rings[0].id, resources.rings[-1].id
    name = resources.name_column(near).id
    pin = me.adds(resources.id, f"{case}/{near}", {name: "銭湯"})
    me.does("entry.move", id=pin, place=f"{case}/{far}")
    circle = overlap.circles[0]
    me.adds(overlap.id, f"{case}/{circle.id}", {overlap.name_column(circle.id).id: "将棋"})
    _agree(town, me.cases)


def test_votes(world: World) -> None:
    idea = world.note(world.lead, "一枚紙", place="/do")
    me = Acting(world, world.person())
    for column, value in (("votes", 2), ("importance", 4), ("votes", 0), ("importance", 0)):
        me.does("vote.cast", sheet="idea_priorities", entry=idea, column=column, value=value)
    _agree(world, me.cases)


def test_members_and_meetings(world: World) -> None:
    me = Acting(world, world.lead)
    me.does("member.add", id="a2", name="田中")
    member = me.does("member.add", id="a1", name="佐藤", about={"kana": "さとう"})
    me.does("member.edit", id=member, organisation="社協")
    me.does("member.write", id=member, field="name", value="佐藤 花", seen="佐藤")
    me.does("member.write", id=member, field="kana", value="さとうはな", seen="さとう")
    me.does("member.remove", id=member)
    meeting = me.does("meeting.edit", id="m9", steps=["step3"], date="2027-01-20", venue="公民館")
    me.does("meeting.write", id=meeting, field="date", value="", seen="2027-01-20")
    me.does("meeting.write", id=meeting, field="step", value=["step1"], seen=["step3"])
    me.does("meeting.write", id=meeting, field="start", value="13:30", seen="")
    here = str(world.body("workshop")["meeting"])
    for attendance in ("absent", "online", None):
        me.does("meeting.attend", meeting=here, member="a2", attendance=attendance)
    me.does("meeting.delete", id=meeting)
    _agree(world, me.cases)


def test_turns(world: World) -> None:
    a, b, c = (world.person(name).id for name in ("春野", "夏川", "秋山"))
    me = Acting(world, world.lead)
    me.does("turn.start", sheet="check_in", order=[a, b, c, "nobody"])
    me.does("turn.skip", sheet="check_in", member=a)
    me.does("turn.next", sheet="check_in", member=a)
    me.does("turn.next", sheet="check_in")
    me.does("turn.absent", sheet="check_in", member=a)
    me.does("turn.back", sheet="check_in", member=a)
    me.does("turn.absent", sheet="check_in", member=c)
    me.does("turn.next", sheet="check_in")
    me.does("turn.back", sheet="check_in", member=b)
    me.does("turn.stop", sheet="check_in")
    me.does("turn.start", sheet="check_in")
    _agree(world, me.cases)


def test_what_is_sent_whole(town: World) -> None:
    me = Acting(town, town.lead)
    step = town.workshops.programmes["community_building"].steps[0]
    items = [
        {"id": one.id, "activity": one.id, "minutes": None, "skipped": False}
        for one in step.activities
    ]
    me.does("agenda.edit", step=step.id, items=items[::-1])
    me.does("workshop.edit", left_out=["step4"])
    me.does("workshop.edit", left_out=[], projector_names=True)
    _agree(town, me.cases)
