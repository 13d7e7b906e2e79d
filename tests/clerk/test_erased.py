"""終了・消去 leaves nothing: the bytes of the data folder are searched for what was erased."""

from __future__ import annotations

import io
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from tempfile import TemporaryDirectory

import pytest
from PIL import Image

from kasane.clerk import clerk as clerk_module
from kasane.clerk.clerk import Clerk
from kasane.clerk.eraser import Eraser
from kasane.errors import RefusedError, StoreError
from kasane.store import check_data
from kasane.store.backup import daily_backup, restore, step_backup
from kasane.store.erasures import Erasure, erasures, note
from kasane.store.shared import SharedStore
from kasane.store.store import HOUSE
from kasane.tables import csv_zip, put_workshop
from kasane.workshop import Workshops
from kasane.workshop.desk import stamp
from kasane.workshop.log import log_of
from kasane.workshop.telling import ON_DISK
from tests.support.waiting import wait_until
from tests.support.world import FACTS, Person, World, programmes

TOLD = "一人ぐらしで犬の散歩が好きな人𠮷"
LATER = "あとから思いついたこと"
IDEA = "散歩のついでに見守る会"
NAME = "消える会"
KEPT = "残る会の付箋"


def occurrences(folder, text):
    """The files in which a text stands: plain, inside archives, and inside databases' pages."""
    forms = [
        text.encode(code)
        for code in ("utf-8", "utf-16-le", "utf-16-be", "cp932", "ascii")
        if can(text, code)
    ]
    while True:
        try:
            return [
                file.relative_to(folder).as_posix()
                for file in sorted(folder.rglob("*"))
                if not file.is_dir()
                and any(form in part for part in parts_of(file) for form in forms)
            ]
        except FileNotFoundError:
            continue  # the clerk has put a new file in its place: all are looked through again


def can(text, code):
    try:
        return bool(text.encode(code))
    except UnicodeEncodeError:
        return False


def parts_of(file):
    content = file.read_bytes()
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from map(archive.read, archive.namelist())
    if content.startswith(b"SQLite format 3\0"):
        with TemporaryDirectory() as folder:
            copy = shutil.copy(file, folder)
            if file.with_name(f"{file.name}-wal").exists():
                shutil.copy(f"{file}-wal", folder)
            with closing(sqlite3.connect(copy)) as connection:
                yield "\n".join(connection.iterdump()).encode()


def picture():
    noise = Image.effect_noise((400, 300), 80)
    kept = io.BytesIO()
    noise.save(kept, "JPEG")
    return kept.getvalue()


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path / "data")
    actor = world.create(name=NAME, date=date(2026, 12, 9))
    world.other, world.lead = world.lead, Person(actor, world.lead.secret)
    world.note(world.other, KEPT)
    world.id = actor.workshop
    world.set_board("open")
    world.eraser = Eraser(world.workshops, world.folder)
    yield world
    world.close()


@pytest.fixture
def clerk(used, monkeypatch):
    """The clerk's process, which has just written what changed and remembers it."""
    monkeypatch.setattr(clerk_module, "GATHER_SECONDS", 0.01)
    made = Clerk(used.workshops, used.folder)
    used.eraser = Eraser(used.workshops, used.folder, made)
    used.note(used.haru, LATER, place="/do")
    wait_until(lambda: in_csv(used, LATER), "its CSV files")
    yield made
    made.close()


@pytest.fixture
def used(world):
    """A workshop in use: a case, what was edited and deleted, groups, a photograph, backups."""
    haru = world.person("春野かすみ草")
    values = {"basis": "匿名化した事例", "outline": f"はじめの文 {TOLD}"}
    add = {"sheet": "case_study", "place": "", "values": values}
    world.do(haru, "entry.add", id="case", **add)
    world.do(world.lead, "entry.show", id="case")
    step_backup(world.folder, world.store.engine, world.clock(), "case_sharing")
    world.do(
        haru,
        "entry.write",
        id="case",
        field="outline",
        value=f"あとの文 {TOLD}",
        seen=values["outline"],
    )
    inner = {"sheet": "case_study", "place": "case/well/content", "values": {"text": TOLD}}
    world.do(haru, "entry.add", id="well", **inner)
    world.do(haru, "entry.delete", id="well", version=1)
    world.do(world.lead, "entry.add", id="other-case", **add)
    world.do(world.lead, "entry.delete", id="other-case", version=1)
    note_id = world.note(haru, IDEA, place="/do")
    world.do(haru, "entry.edit", id=note_id, version=1, values={"text": IDEA + "！"})
    world.photo = picture()
    world.workshops.attach(
        world.lead.actor,
        [world.photo],
        title=f"写真 {NAME}",
        activity="strengths_matrix",
        sort="photograph",
    )
    daily_backup(world.folder, world.store.engine, date(2026, 12, 8))
    reading = world.workshops.reading(world.id, None, ON_DISK)
    put_workshop(reading, world.folder)
    (csv_of(world) / "手もとの写し.zip").write_bytes(csv_zip(reading, world.clock()))
    world.haru = haru
    return world


def csv_of(world):
    return next(iter(world.folder.glob(f"{NAME}*内部用")), None)


def in_csv(world, text):
    files = csv_of(world).glob("*.csv") if csv_of(world) else ()
    return any(text.encode() in file.read_bytes() for file in files)


@pytest.mark.usefixtures("clerk")
def test_nothing_is_left_of_a_workshop_that_was_erased(used):
    assert len(occurrences(used.folder, TOLD)) > 3
    said = used.eraser.erase(used.lead.actor, " 消える会　", "workshop")
    assert "バックアップ2個" in said
    for text in (TOLD, IDEA, NAME, "春野かすみ草"):
        assert occurrences(used.folder, text) == []
    marks = [used.photo[at : at + 64] for at in range(600, len(used.photo) - 64, 997)]
    files = [file.read_bytes() for file in used.folder.rglob("*") if file.is_file()]
    assert not any(mark in content for content in files for mark in marks)
    assert used.workshops.state(used.id) is None
    assert used.workshops.workshops_of(used.owner) == [used.other.actor.workshop]


def test_while_files_go_the_clerk_puts_none_into_their_folders(used, clerk, monkeypatch):
    remove, held = shutil.rmtree, []

    def removed(folder, *how, **more):
        if str(folder).startswith(str(used.folder / NAME)):
            held.append(clerk._one_at_a_time.locked())
        remove(folder, *how, **more)

    monkeypatch.setattr("kasane.clerk.eraser.shutil.rmtree", removed)
    used.eraser.erase(used.lead.actor, NAME, "workshop")
    assert held
    assert all(held)


def test_what_another_process_has_erased_is_remembered_by_no_clerk(tmp_path, database, monkeypatch):
    monkeypatch.setenv("KASANE_DATABASE_URL", database.url)
    here = World(tmp_path / "here", url=database.url)
    here.store.attend(HOUSE)
    clerk = Clerk(here.workshops, here.folder)
    clerk.make(here.reading(here.lead), csv_zip, here.clock())
    process = clerk._process
    beside = tmp_path / "beside"
    beside.mkdir()
    there = Workshops(SharedStore(beside, database.url), programmes(), here.clock)
    Eraser(there, beside).erase(here.lead.actor, FACTS["name"], "workshop")
    wait_until(lambda: process.poll() is not None, "the clerk's process to end")
    there.store.close()
    clerk.close()
    here.close()


def test_the_other_workshops_of_the_folder_stay_as_they_are(used):
    other = used.other.actor.workshop
    before, kept = used.workshops.state(other), occurrences(used.folder, KEPT)
    used.eraser.erase(used.lead.actor, NAME, "workshop")
    assert used.workshops.state(other) == before
    assert set(kept) - set(occurrences(used.folder, KEPT)) <= {"kasane.db-wal"}
    used.reopen()
    assert used.workshops.state(other) == before
    assert check_data(used.folder) == []
    used.note(used.other, "消したあとも書ける")


@pytest.mark.usefixtures("clerk")
def test_what_is_told_of_cases_goes_alone_and_ideas_stay(used):
    used.eraser.erase(used.lead.actor, NAME, "cases")
    wait_until(lambda: in_csv(used, IDEA), "the CSV files")
    assert occurrences(used.folder, TOLD) == []
    assert occurrences(used.folder, "はじめの文") == []
    assert len(occurrences(used.folder, IDEA)) >= 3
    assert used.entry("case")["values"]["outline"] == ""
    assert used.entry("case")["values"]["basis"] == "匿名化した事例"
    assert used.entry("case")["letter"] == "A"
    acts = used.workshops.acts(used.reading(used.lead))
    assert {act.where for act in acts} == {"わがまちの強み・課題検討シート"}
    used.reopen()
    assert used.entry("case")["values"]["outline"] == ""
    assert check_data(used.folder) == []


def test_what_is_told_of_one_case_goes_alone_and_the_other_cases_stay(used):
    kept = "もう一つのケースの文"
    values = {"basis": "匿名化した事例", "outline": kept}
    used.do(used.lead, "entry.add", id="kept", sheet="case_study", place="", values=values)
    own = "このケースだけの文"
    inner = {"sheet": "case_study", "place": "case/well/content", "values": {"text": own}}
    used.do(used.haru, "entry.add", id="inner", **inner)
    daily_backup(used.folder, used.store.engine, date(2026, 12, 10))
    used.eraser.erase(used.lead.actor, NAME, "cases", "case")
    for gone in (own, "あとの文"):
        assert occurrences(used.folder, gone) == []
    assert len(occurrences(used.folder, IDEA)) >= 2
    assert used.entry("kept")["values"]["outline"] == kept
    assert occurrences(used.folder, kept)
    used.reopen()
    assert used.entry("case")["values"]["outline"] == ""
    assert check_data(used.folder) == []


def test_no_undo_and_no_earlier_state_brings_back_what_was_told_of_a_case(used):
    revisions = range(1, used.revision + 1)
    used.eraser.erase(used.lead.actor, NAME, "cases")
    for revision in revisions:
        try:
            used.do(used.lead, "undo", revision=revision)
        except RefusedError:
            continue
    assert occurrences(used.folder, TOLD) == []
    earlier = used.reading(used.lead).earlier
    assert TOLD not in str(earlier(stamp(used.clock())).records)


@pytest.mark.parametrize("what", ["workshop", "cases"])
def test_only_who_leads_erases_and_only_by_the_name(used, what):
    viewer = used.person("見る人", "viewer")
    for person in (used.haru, viewer):
        with pytest.raises(RefusedError) as refused:
            used.eraser.erase(person.actor, NAME, what)
        assert refused.value.code == "forbidden"
    for typed in ("", "消える", used.id):
        with pytest.raises(RefusedError, match="何も消していません"):
            used.eraser.erase(used.lead.actor, typed, what)
    assert used.entry("case")["values"]["outline"].endswith(TOLD)
    assert erasures(used.folder) == []


@pytest.mark.parametrize("what", ["workshop", "cases"])
def test_what_was_broken_off_is_finished_by_the_next_start(used, what):
    note(used.folder, Erasure("2026-12-08T04:30:00.000+00:00", used.id, what))
    used.reopen()
    Eraser(used.workshops, used.folder).finish()
    assert occurrences(used.folder, TOLD) == []
    assert [one.done for one in erasures(used.folder)] == [True]


@pytest.mark.parametrize("what", ["workshop", "cases"])
def test_a_backup_from_elsewhere_brings_nothing_back(used, tmp_path, what):
    taken_away = (used.folder / "backups" / "kasane-2026-12-08.db").read_bytes()
    used.eraser.erase(used.lead.actor, NAME, what)
    used.close()
    (used.folder / "backups" / "kasane-2026-12-09.db").write_bytes(taken_away)
    assert restore(used.folder)
    used.reopen()
    Eraser(used.workshops, used.folder).finish()
    assert occurrences(used.folder, TOLD) == []


def test_a_copy_that_cannot_be_opened_any_more_goes_and_a_whole_one_stays(used):
    damaged = used.folder / "backups" / "kasane-2026-12-07.db"
    content = bytearray((used.folder / "backups" / "kasane-2026-12-08.db").read_bytes())
    content[100:2000] = b"\xff" * 1900
    damaged.write_bytes(content)
    used.eraser.erase(used.lead.actor, NAME, "workshop")
    assert not damaged.exists()
    assert (used.folder / "backups" / "kasane-2026-12-08.db").exists()


def test_what_could_not_be_erased_is_told_and_tried_again(used, monkeypatch):
    def held(_folder):
        raise PermissionError("held by another program")

    monkeypatch.setattr("kasane.clerk.eraser.shutil.rmtree", held)
    with pytest.raises(StoreError, match="まだ消えていないものがあります"):
        used.eraser.erase(used.lead.actor, NAME, "workshop")
    assert [one.done for one in erasures(used.folder)] == [False]
    monkeypatch.undo()
    used.eraser.finish()
    assert occurrences(used.folder, TOLD) == []


def test_what_was_deleted_before_goes_with_the_cases_for_good(used):
    note_id = used.note(used.haru, TOLD, place="/do")
    used.do(used.haru, "entry.delete", id=note_id, version=1)
    (photo,) = (record.id for record in used.state().all("attachment"))
    used.do(used.lead, "attachment.remove", id=photo)
    used.do(used.haru, "question.ask", id="q", text=f"{TOLD}のことですか")
    used.do(used.lead, "question.remove", id="q")
    used.eraser.erase(used.lead.actor, NAME, "cases")
    assert occurrences(used.folder, TOLD) == []
    assert "ケースの詳しい内容を消去した" in [each.did for each in log_of(used.reading(used.lead))]
    files = [file.read_bytes() for file in used.folder.rglob("*") if file.is_file()]
    assert not any(used.photo[700:780] in content for content in files)
    assert check_data(used.folder) == []
