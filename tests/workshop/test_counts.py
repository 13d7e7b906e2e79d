"""What was marked or written is counted, goes into its tables in one step, and back in one."""

import json
import uuid

import pytest
import yaml

from kasane.live.programme import programme_text
from kasane.programme import Programme
from kasane.programme.loader import ProgrammeError, load_programme
from kasane.samples import fill_sample
from kasane.tables.files.counts_frame import counts_frame
from kasane.workshop.counts import into_rows, not_there, tallies
from tests.support.small_programme import beginning
from tests.support.world import ROOT, World

KNOWN = json.loads((ROOT / "tests" / "shared" / "counts.json").read_text(encoding="utf-8"))


def small() -> Programme:
    begun = yaml.safe_load(
        beginning("small")
        + "      - {id: first, title: 話す, short: 話す, form: [対話], minutes: {fixed: 15},\n"
        "         what: 話す。, why: 知り合う。, sheets: [cases, wall, acts, thoughts],\n"
        "         screen: sheets, source: p.1}\n"
    )
    return Programme.model_validate(begun | {"sheets": KNOWN["sheets"]})


def test_the_samples_know_where_texts_stand_as_the_server_tells_it() -> None:
    told = json.loads(programme_text(small()))["sheets"]
    assert {sheet["id"]: sheet["texts"] for sheet in told} == KNOWN["texts"]


def test_what_is_said_is_counted_as_the_browser_counts_it(world: World) -> None:
    world.workshops.programmes = {**world.workshops.programmes, "small": small()}
    actor = world.create(programme="small", steps=("step1",))
    ids = {entry["id"]: uuid.uuid4().hex for entry in KNOWN["entries"]}

    def place(text):
        copy, slash, rest = text.partition("/")
        return f"{ids.get(copy, copy)}{slash}{rest}"

    for sheet in ("wall", "thoughts"):
        world.workshops.do(actor, "sheet.state", sheet=sheet, state="open")
    for entry in KNOWN["entries"]:
        fields = {
            "sheet": entry["sheet"],
            "place": place(entry["place"]),
            "values": entry.get("values", {}),
            "sources": [ids[source] for source in entry.get("sources", [])],
        }
        if str(fields["values"].get("text", "+")).strip():
            world.workshops.do(actor, "entry.add", id=ids[entry["id"]], **fields)
    for entry in KNOWN["entries"]:
        if "stack" in entry:
            onto = ids[entry["stack"]]
            world.workshops.do(actor, "entry.stack", id=ids[entry["id"]], onto=onto)
        if entry["sheet"] != "cases" and entry.get("hidden"):
            world.workshops.do(actor, "entry.hide", id=ids[entry["id"]])
    world.workshops.do(actor, "entry.show", id=ids["open"])
    reading = world.workshops.reading(actor.workshop, actor)
    for sheet, said in KNOWN["said"].items():
        (tally,) = tallies(reading, reading.programme.sheet(sheet))
        told = [(each.word, each.entries) for each in tally.said]
        assert told == [(word, [ids[known] for known in there]) for word, there in said]


@pytest.fixture
def town(world: World):
    device, _ = world.workshops.own(None)
    return fill_sample(world.workshops, device.id, "system_building")


def test_what_was_counted_goes_into_all_its_tables_in_one_step_and_back(world, town) -> None:
    now = lambda: world.workshops.reading(town.workshop, town)  # noqa: E731
    board = now().programme.sheet("case_analysis")
    tally = tallies(now(), board)[0]
    columns = {"resource_list": "name", "measures": "measure"}
    held = lambda: {  # noqa: E731
        name: [row.text(column) for row in now().of(name)] for name, column in columns.items()
    }
    before = held()
    left = not_there(now(), tally)
    wanted = next(said for said in left if not any(said.word in there for there in before.values()))
    done = world.workshops.do(town, "take_in", rows=into_rows(now(), tally, {wanted.word}))
    for name, column in columns.items():
        row = next(row for row in now().of(name) if row.text(column) == wanted.word)
        assert set(row.sources) == set(wanted.entries)
    assert wanted.word not in [said.word for said in not_there(now(), tallies(now(), board)[0])]
    world.workshops.do(town, "undo", revision=done.revision)
    assert held() == before


def test_the_file_has_a_row_a_word(world, town) -> None:
    reading = world.workshops.reading(town.workshop, town)
    frame = counts_frame(reading, reading.programme.sheet("case_analysis"))
    assert ["連携したかった機関", "保健所", 2] in frame.to_numpy().tolist()


def test_what_was_counted_goes_into_rows_only(tmp_path) -> None:
    file = ROOT / "data" / "programmes" / "system_building.yaml"
    text = file.read_text(encoding="utf-8")
    wrong = tmp_path / "system_building.yaml"
    mended = text.replace("into: [resource_list/name", "into: [case_analysis/found", 1)
    wrong.write_text(mended, encoding="utf-8")
    with pytest.raises(ProgrammeError, match="表の列ではありません"):
        load_programme(wrong)
