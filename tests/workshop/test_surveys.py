"""Surveys: nothing tells who answered what, and nothing is told of fewer than five."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasane.errors import RefusedError
from kasane.programme import SurveyQuestion, SurveySheet
from kasane.record import blank_sheet
from kasane.store.backup import daily_backup
from kasane.store.engine import DATABASE_NAME
from kasane.tables.files.survey_frame import survey_frame
from kasane.workshop import Role, answering
from kasane.workshop.model import read
from kasane.workshop.surveys import LEAST, Given, Survey, as_asked, batch_of
from tests.support.world import BOARD, PLACE, Person, World, programmes

SHEET = "survey_after"
BEFORE = "survey_before"


def answer(
    world: World, who: Person, level: str = "そう思う", text: str = "", **more: object
) -> None:
    values = {"face": level} | ({"good": text} if text else {})
    world.workshops.answer(who.actor, SHEET, Given.model_validate({"values": values} | more))


def refused(world: World, who: Person, **values: str) -> str:
    with pytest.raises(RefusedError) as refusal:
        world.workshops.answer(who.actor, SHEET, Given(values=values))
    return refusal.value.code


def close(world: World) -> None:
    world.do(world.lead, "survey.close", sheet=SHEET)


def room(world: World, number: int = LEAST) -> list[Person]:
    return [world.person(f"人{index}") for index in range(number)]


def test_an_answer_leaves_nothing_in_records_history_and_log(world: World) -> None:
    somebody = world.person("春野")
    before, state = world.revision, dict(world.state().records)
    answer(world, somebody, text="だれにも分からないこと")
    assert world.revision == before
    assert world.state().records == state
    assert world.workshops.answers_waiting(world.id) == {SHEET: 1}


def test_a_waiting_answer_has_neither_person_nor_time_nor_order(world: World) -> None:
    for somebody in room(world, 4):
        answer(world, somebody, side="inside")
    with closing(sqlite3.connect(world.store.folder / DATABASE_NAME)) as database:
        names = [row[1] for row in database.execute("PRAGMA table_info(answer)")]
        assert names == ["workshop_id", "sheet_id", "id", "body"]
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            database.execute("SELECT rowid FROM answer")
        bodies = {body for (body,) in database.execute("SELECT body FROM answer")}
    assert bodies == {'{"side": "inside", "values": {"face": "そう思う"}}'}


def test_an_answer_is_kept_while_another_process_tells_of_its_own(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forgetful(dict[str, dict[str, int]]):
        def __setitem__(self, key: str, value: dict[str, int]) -> None:
            """At this very moment it is forgotten again."""

    monkeypatch.setattr(world.workshops, "_waiting", Forgetful())
    answer(world, world.person("春野"))
    assert world.workshops.answers_waiting(world.id) == {SHEET: 1}


def test_a_backup_has_no_answer_that_is_not_counted(world: World, tmp_path: Path) -> None:
    answer(world, world.person("春野"), text="まだ数えていない文")
    copy = daily_backup(tmp_path, world.store.engine, date(2026, 12, 8))
    assert copy is not None
    assert "まだ数えていない文".encode() not in copy.read_bytes()
    assert world.workshops.answers_waiting(world.id) == {SHEET: 1}


def test_nothing_is_told_before_five_and_what_is_there_is_kept(world: World) -> None:
    people = room(world)
    for somebody in people[:4]:
        answer(world, somebody)
    close(world)
    assert world.reading(world.lead).results(SHEET) is None
    world.do(world.lead, "survey.open", sheet=SHEET)
    answer(world, people[4])
    close(world)
    results = world.reading(world.lead).results(SHEET)
    assert results is not None
    assert (results.all.people, results.all.answers["face"]["そう思う"]) == (5, 5)
    assert world.workshops.answers_waiting(world.id) == {}


def test_a_second_closing_adds_five_or_nothing(world: World) -> None:
    for somebody in room(world):
        answer(world, somebody)
    close(world)
    world.do(world.lead, "survey.open", sheet=SHEET)
    answer(world, world.person("遅れた人"), "そう思わない")
    close(world)
    results = world.reading(world.lead).results(SHEET)
    assert results is not None
    assert results.all.people == 5
    assert world.workshops.answers_waiting(world.id) == {SHEET: 1}


def test_others_see_numbers_once_they_are_shown_and_never_the_texts(world: World) -> None:
    people = room(world)
    for somebody in people:
        answer(world, somebody, text="よかった")
    close(world)
    assert world.reading(people[0]).results(SHEET) is None
    world.do(world.lead, "survey.show", sheet=SHEET, shown=True)
    for somebody in (people[0], world.person("投影", Role.VIEWER)):
        results = world.reading(somebody).results(SHEET)
        assert results is not None
        assert (results.all.people, results.texts) == (5, {})


def test_the_room_looks_at_the_results_that_are_shown_to_it(world: World) -> None:
    world.do(world.lead, "activity.go", activity="closing")
    for somebody in room(world):
        answer(world, somebody)
    close(world)
    world.do(world.lead, "survey.show", sheet=SHEET, shown=False)
    assert world.reading(world.lead).info.focus is None
    world.do(world.lead, "survey.show", sheet=SHEET, shown=True)
    assert world.reading(world.lead).info.focus == SHEET


def test_one_answers_once_and_only_what_is_asked(world: World) -> None:
    haru = world.person("春野")
    assert refused(world, haru, face="たぶん") == "malformed"
    assert refused(world, haru, other="そう思う") == "malformed"
    assert refused(world, haru, face=" ") == "empty"
    answer(world, haru)
    assert refused(world, haru, face="そう思う") == "exists"
    assert refused(world, world.person("投影", Role.VIEWER), face="そう思う") == "forbidden"
    close(world)
    assert refused(world, world.person("秋山"), face="そう思う") == "locked"


def test_who_leads_types_in_what_came_on_paper(world: World) -> None:
    for _ in range(LEAST):
        answer(world, world.lead, paper=True)
    assert world.workshops.answers_waiting(world.id) == {SHEET: 5}


def test_a_link_lets_in_who_has_it_and_a_new_one_shuts_the_old(world: World) -> None:
    world.do(world.lead, "survey.link", sheet=SHEET, on=True)
    made = world.record("survey_link", SHEET)
    assert made is not None
    token = made.body["token"]
    given_ = Given(values={"face": "そう思う"}, paper=True)
    world.workshops.answer_by_link(world.id, SHEET, token, given_)
    world.do(world.lead, "survey.link", sheet=SHEET, on=True)
    for wrong in (token, "", "x"):
        with pytest.raises(RefusedError) as refusal:
            world.workshops.answer_by_link(world.id, SHEET, wrong, given_)
        assert refusal.value.code == "wrong_code"
    assert world.workshops.answers_waiting(world.id) == {SHEET: 1}


def test_questions_of_its_own_until_somebody_has_answered(world: World) -> None:
    own = {
        "id": "own1",
        "label": "夜でも来られますか",
        "type": "choice",
        "choices": ["はい", "いいえ"],
    }
    world.do(world.lead, "survey.edit", sheet=SHEET, questions=[own])
    haru = world.person("春野")
    world.workshops.answer(haru.actor, SHEET, Given(values={"own1": "はい"}))
    assert world.refused(world.lead, "survey.edit", sheet=SHEET, questions=[]).code == "stale"


def test_a_printed_survey_asks_the_workshops_own_questions_too(world: World) -> None:
    own = {"id": "own1", "label": "また来ますか", "type": "choice", "choices": ["はい", "いいえ"]}
    world.do(world.lead, "survey.edit", sheet=SHEET, questions=[own])
    sheet = programmes()["team_building"].sheet_of(SurveySheet, SHEET)
    assert sheet
    printed = as_asked(sheet, read(world.state(), Survey, SHEET))
    assert printed.questions[:-1] == sheet.questions
    page = docx.Document(io.BytesIO(blank_sheet(printed)))
    assert "また来ますか" in "".join(text.text or "" for text in page.element.body.iter())


def test_a_link_takes_no_more_than_one_closing_counts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MOST", 2)
    for somebody in room(world, 2):
        answer(world, somebody)
    assert refused(world, world.person("三人目"), face="そう思う") == "too_many"
    assert world.workshops.answers_waiting(world.id) == {SHEET: 2}


def test_free_texts_become_unsigned_notes_once(world: World) -> None:
    for somebody in room(world):
        answer(world, somebody, text=f"{somebody.id[:4]}の想い")
    close(world)
    place = {"board": BOARD, "place": PLACE}
    for _ in range(2):
        world.do(world.lead, "survey.take", sheet=SHEET, question="good", **place)
    notes = [r.body for r in world.state().all("entry") if r.body["sheet"] == BOARD]
    assert len(notes) == 5
    assert {(note["author"], note["anonymous"]) for note in notes} == {(world.lead.id, True)}


def test_csv_tells_numbers_and_texts_without_anything_else(world: World) -> None:
    for somebody in room(world):
        answer(world, somebody, text="よかった")
    close(world)
    frame = survey_frame(world.reading(world.lead), programmes()["team_building"].sheet(SHEET))
    assert list(frame.columns) == ["問い", "答え", "人数", "庁内", "庁外"]
    assert sorted(frame[frame["答え"] == "そう思う"]["人数"].astype(str)) == ["", "", "", "5"]
    assert len(frame[frame["答え"] == "よかった"]) == 5


ASKED = (SurveyQuestion(id="a", label="a", type="choice", choices=("x", "y")),)
PEOPLE = st.lists(
    st.tuples(st.sampled_from(("inside", "outside", "")), st.sampled_from(("x", "y", ""))),
    min_size=LEAST,
    max_size=30,
)


@given(PEOPLE)
def test_no_number_and_no_difference_of_numbers_is_of_fewer_than_five(
    people: list[tuple[str, str]],
) -> None:
    bodies = [{"side": side, "values": {"a": said} if said else {}} for side, said in people]
    batch = batch_of(ASKED, bodies)
    every = sum(batch.all.answers.get("a", {}).values())
    assert every == 0 or every >= LEAST
    apart = [sum(side.answers.get("a", {}).values()) for side in batch.sides.values()]
    assert all(number == 0 or number >= LEAST for number in apart)
    if sum(apart):
        assert every - sum(apart) == 0 or every - sum(apart) >= LEAST
    people_apart = [side.people for side in batch.sides.values()]
    rest = batch.all.people - sum(people_apart)
    assert not people_apart or rest == 0 or rest >= LEAST
