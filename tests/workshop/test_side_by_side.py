"""Another town's assessment comes as files, lies beside one's own, and several have to write."""

import io
import uuid

import pytest
from docx import Document

from kasane.programme import load_programme
from kasane.programme.loader import ProgrammeError
from kasane.record import session_record
from kasane.tables import Answer, frame_file, leaves_of, look, pages_of, rows_frame, understood
from kasane.tables.files.export import Export
from kasane.workshop.telling import Telling
from kasane.workshop.writers import ONLY_ONE, is_only_one
from tests.support.declared import declared_otherwise
from tests.support.world import ROOT, World

FORM = "assessment"
FILE = ROOT / "data" / "programmes" / "system_building.yaml"


class Town:
    """A town's workshop on its assessment."""

    def __init__(self, world: World, name: str) -> None:
        self.world, self.actor = world, world.create(programme="system_building", steps=("grasp",))
        self.sheet = self.reading.programme.sheet(FORM)
        self.add("", town_name=name, population=f"{name}の人口")

    @property
    def reading(self):
        return self.world.workshops.reading(self.actor.workshop, self.actor)

    @property
    def copies(self):
        return self.reading.copies(self.sheet)

    @property
    def alone(self):
        return is_only_one(self.reading, self.sheet, self.copies[0])

    def add(self, place, **values):
        fields = {"id": uuid.uuid4().hex, "sheet": FORM}
        self.world.workshops.do(self.actor, "entry.add", place=place, values=values, **fields)
        return fields["id"]

    def inside(self, place, **values):
        return self.add(f"{self.copies[0].id}/{place}", **values)

    def files(self):
        export = Export(self.reading)
        for leaf in leaves_of(self.reading.programme, self.sheet):
            frame = rows_frame(leaf, export.rows(leaf), export.names)
            yield leaf, frame_file(frame).content

    def record(self):
        made = session_record(self.reading.to_tell(Telling()), self.world.clock())
        return Document(io.BytesIO(made))

    def take_in(self, leaf, content):
        """Whoever takes it in has ticked the rows that come from elsewhere."""
        table = understood(pages_of(content), leaf, Answer())
        wanted = frozenset(range(1, 50))
        found = look(table, Export(self.reading), leaf, Answer(wanted=wanted))
        assert found.said.mistakes == []
        if found.messages:
            self.world.workshops.do(self.actor, "take_in", rows=found.messages)


@pytest.fixture
def towns(world: World):
    return Town(world, "みなと市"), Town(world, "やまなみ町")


def test_another_towns_files_are_taken_in_with_what_sits_inside(towns):
    ours, theirs = towns
    theirs.inside("consultation_bodies", agency_name="山の相談所", issue="冬に遠い")
    for leaf, content in theirs.files():
        ours.take_in(leaf, content)
    names = [ours.reading.copy_name(ours.sheet, copy) for copy in ours.copies]
    assert names == ["みなと市", "やまなみ町"]
    (row,) = ours.reading.at(FORM, f"{ours.copies[1].id}/consultation_bodies")
    assert row.text("agency_name") == "山の相談所"


def test_word_lays_the_towns_beside_each_other(towns):
    ours, theirs = towns
    record = ours.record()
    assert not any("並べて見る" in each.text for each in record.paragraphs)
    for leaf, content in theirs.files():
        ours.take_in(leaf, content)
    record = ours.record()
    rows = [[cell.text for cell in row.cells] for table in record.tables for row in table.rows]
    assert ["", "みなと市", "やまなみ町"] in rows
    assert ["人口", "みなと市の人口", "やまなみ町の人口"] in rows


def test_it_is_told_while_only_one_organisation_has_written(towns):
    ours, _ = towns
    assert ours.alone
    assert any(ONLY_ONE in each.text for each in ours.record().paragraphs)
    ours.inside("writers", department="福祉政策課")
    assert ours.alone
    ours.inside("writers", department="子ども未来課")
    assert not ours.alone


def test_whose_entries_they_are_counts_as_well(towns, world):
    ours, _ = towns
    work = ours.world.workshops
    for name, organisation in (("a", "福祉政策課"), ("b", "社会福祉協議会")):
        who = {"id": name, "name": name, "organisation": organisation, "role": "participant"}
        work.do(ours.actor, "member.add", **who, about={})
        place = f"{ours.copies[0].id}/works"
        added = {"id": f"by-{name}", "sheet": FORM, "place": place, "values": {"issue": "課題"}}
        work.do(ours.actor, "entry.add", **added, author=name)
    assert not ours.alone


@pytest.mark.parametrize(
    ("was", "wrong"),
    [
        ("several_write: writers/department", "several_write: writers/nobody"),
        ("several_write: writers/department", "several_write: story/department"),
        ("    repeats: several\n    named_by: town_name", "    named_by: town_name"),
        ("levels: [division,", "levels: [nothing,"),
    ],
)
def test_what_is_declared_has_to_fit(tmp_path, was, wrong):
    file = declared_otherwise(tmp_path, FILE, was, wrong)
    with pytest.raises(ProgrammeError):
        load_programme(file)
