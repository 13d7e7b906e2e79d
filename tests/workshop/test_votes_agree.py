"""Browser and server add up the votes alike: components/kit/votes/tally.js and votes.py."""

from __future__ import annotations

import json
import random
import shutil
import subprocess

import pytest

from kasane.programme import TableSheet
from kasane.record.kinds.table.votes import piles_of, votings_of
from kasane.workshop.model import Ballot, body, read_all
from kasane.workshop.operations.votes import tally
from kasane.workshop.sides import gap, shares_text, why_not
from tests.support.waiting import PATIENCE
from tests.support.world import ROOT, Person, World

SHEET = "idea_priorities"
SCRIPT = """
import { tally } from "%s/components/kit/votes/tally.js";
let told = "";
for await (const part of process.stdin) told += part;
const { ballots, columns, number } = JSON.parse(told);
console.log(JSON.stringify(Object.fromEntries(tally(ballots, columns, number))));
"""


def _vote_at_random(world: World, people: list[Person], ideas: list[str], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    for person in people:
        for _ in range(chance.randint(0, 3)):
            marks = {"sheet": SHEET, "entry": chance.choice(ideas), "column": "votes", "value": 1}
            world.do(person, "vote.cast", **marks)
        for column in ("importance", "feasibility"):
            for idea in ideas:
                value = chance.randint(0, 5)
                world.do(person, "vote.cast", sheet=SHEET, entry=idea, column=column, value=value)


def _in_javascript(node: str, sheet: TableSheet, ballots: list[dict], number: int) -> dict:
    given = {
        "ballots": ballots,
        "columns": [column.model_dump(mode="json") for column in sheet.columns],
        "number": number,
    }
    return _asked(node, SCRIPT % ROOT, given)


def _asked(node: str, script: str, given: dict) -> dict:
    done = subprocess.run(
        [node, "--input-type=module", "-e", script],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_browser_and_server_add_up_alike(world: World, seed: int) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not on this machine; the browser tests run the same module.")
    sheet = world.workshops.programme_of(world.state()).sheet(SHEET)
    people = [world.lead, *(world.person(name) for name in ("春野", "夏川", "秋山"))]
    ideas = [world.note(world.lead, text, place="/do") for text in ("一枚紙", "研修", "当番")]
    for number in (1, 2):
        _vote_at_random(world, people, ideas, seed * 10 + number)
        world.do(world.lead, "sheet.state", sheet=SHEET, state="open")
        if number == 1:
            world.do(world.lead, "vote.again", sheet=SHEET)
    ballots = [body(ballot) for ballot in read_all(world.state(), Ballot).values()]
    for number in (1, 2):
        here = _in_javascript(node, sheet, ballots, number)
        there = tally(world.reading(), SHEET, number)
        assert here.keys() == there.marks.keys()
        for idea in here:
            assert here[idea]["votes"] == there.of(idea, "votes").sum
            for column in ("importance", "feasibility"):
                found = there.of(idea, column)
                told = here[idea][column] or {"mean": None, "least": None, "most": None, "count": 0}
                assert told["mean"] == pytest.approx(found.mean)
                assert (told["least"], told["most"]) == (found.least, found.most)
                assert told["count"] == found.count


BY_SIDE = """
import { ranked } from "%s/components/kit/votes/ranking.js";
import { gap, sharesOf, sharesText, gapText, whyNot } from "%s/components/kit/votes/sides.js";
let told = "";
for await (const part of process.stdin) told += part;
const { ballots, columns, sides, ideas } = JSON.parse(told);
const piles = ideas.map(([id, text, under]) => ({ id, text, under, body: {} }));
const rows = ranked(piles, ballots, columns, 1);
const asked = columns.filter((column) => column.per_person);
console.log(JSON.stringify({
  sums: Object.fromEntries(rows.map((row) => [row.idea.id, row.now.votes])),
  means: Object.fromEntries(rows.map((row) => [row.idea.id, row.now.importance?.mean ?? null])),
  gaps: Object.fromEntries(rows.map((row) => [row.idea.id,
    asked.map((column) => gap(sharesOf(sides, row, column), column))])),
  shares: Object.fromEntries(rows.map((row) => [row.idea.id,
    asked.map((column) => sharesText(sharesOf(sides, row, column), column))])),
  text: gapText(sides, rows, columns), why: whyNot({ ...sides, people: {} }),
}));
"""


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("piled", [False, True])
def test_browser_and_server_see_the_same_difference_between_the_sides(
    world: World, seed: int, piled: bool
) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not on this machine; the browser tests run the same module.")
    sheet = world.workshops.programme_of(world.state()).sheet(SHEET)
    people = [world.person(f"人{at}") for at in range(8)]
    for at, person in enumerate(people):
        side = {"id": person.id, "field": "inside", "value": "庁内" if at < 4 else "庁外"}
        world.do(world.lead, "member.write", **side, seen="")
    texts = ("一枚紙", "研修", "当番")
    ideas = [world.note(world.lead, text, place="/do") for text in texts]
    _vote_at_random(world, people, ideas, seed)
    world.do(world.lead, "sheet.state", sheet=SHEET, state="open")
    if piled:
        top, low, *_ = ideas
        world.do(world.lead, "entry.stack", id=low, onto=top)
    (voting,) = votings_of(world.reading(), sheet)
    piles = piles_of(world.reading(), sheet)
    assert sorted(len(under) for _, under in piles) == ([0, 1] if piled else [0, 0, 0])
    found = voting.sides
    given = {
        "ballots": [body(ballot) for ballot in read_all(world.state(), Ballot).values()],
        "columns": [column.model_dump(mode="json") for column in sheet.columns],
        "sides": body(found),
        "ideas": [
            (top.id, top.text(), [{"id": note.id, "text": note.text()} for note in under])
            for top, under in piles
        ],
    }
    here = _asked(node, BY_SIDE % (ROOT, ROOT), given)
    asked = list(sheet.vote_columns)
    for top, _ in piles:
        own = [voting.shares(top.id, column) for column in asked]
        gaps = [gap(shares, column) for shares, column in zip(own, asked, strict=True)]
        assert here["gaps"][top.id] == pytest.approx(gaps)
        said = [shares_text(shares, column) for shares, column in zip(own, asked, strict=True)]
        assert here["shares"][top.id] == said
        assert here["sums"][top.id] == voting.of(top.id, sheet.column("votes")).sum
        mean = voting.of(top.id, sheet.column("importance")).mean
        assert here["means"][top.id] == pytest.approx(mean)
    named = [idea.text() for idea, _, _ in voting.widest([top for top, _ in piles], asked)]
    assert [text for text in texts if text in here["text"]] == [t for t in texts if t in named]
    assert here["why"] == why_not(found.labels)
