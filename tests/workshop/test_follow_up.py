"""A case goes on in the next meeting: what was decided stands at its start, to be reported on."""

import io
import uuid

import pytest
from docx import Document

from kasane.programme import load_programme
from kasane.programme.loader import ProgrammeError
from kasane.record import session_record
from kasane.store.check import check_data
from kasane.workshop.next_round.offers import offers
from kasane.workshop.telling import Telling
from tests.support.declared import declared_otherwise
from tests.support.world import ROOT, World

FORM, PLAN = "case_conference", "support_plan"
FILE = ROOT / "data" / "programmes" / "case_conference.yaml"
AGREED = {
    "basis": "重層的支援会議",
    "consent_date": "2026-05-08",
    "consent_scope": "この会議に出る機関まで",
    "consent_receiver": "CSW",
}


class Conference:
    """A conference with one case and one plan on which all that is carried on stands."""

    def __init__(self, world: World) -> None:
        self.world, self.actor = world, world.create(programme=FORM, steps=("step1",))
        self.case = self.add(FORM, "", **AGREED, will="朝を楽に", picked="1")
        self.inside("household", relation="世帯主")
        who = {"id": "csw", "name": "渚", "organisation": "社協", "role": "participant"}
        world.workshops.do(self.actor, "member.add", **who, about={})
        step = {"next_step": "世話人に会う", "owner": ["csw"], "due": "2026-06-12"}
        self.inside("agencies", agency="社協", **step, status="これから", attended="1")
        self.inside("priority_order", issue="食費", compromise="2か月は食の支援を受ける")
        self.inside("@ask", text="事務局だけの話")
        self.inside("there_now/informal", text="向かいの人")
        self.plan = self.add(PLAN, "", plan_basis="重層的支援会議", plan_goal="週2日は休める")
        self.add(PLAN, f"{self.plan}/supports", support_done="家計を一緒に見る", agency="自立相談")

    def add(self, sheet, place, **values):
        fields = {"id": uuid.uuid4().hex, "sheet": sheet, "place": place, "values": values}
        self.world.workshops.do(self.actor, "entry.add", **fields)
        return fields["id"]

    def inside(self, place, **values):
        return self.add(FORM, f"{self.case}/{place}", **values)

    @property
    def offered(self):
        return offers(self.world.workshops.reading(self.actor.workshop, self.actor))

    def next(self, *carry):
        facts = {"programme": FORM, "previous": self.actor.workshop, "round": 2}
        actor = self.world.create(**facts, steps=("step2",), carry=carry)
        return self.world.workshops.reading(actor.workshop, actor)


@pytest.fixture
def conference(world):
    return Conference(world)


def test_cases_are_offered_and_what_is_to_be_done_in_them_only_with_them(conference):
    found = conference.offered
    assert {offer.id for offer in found.cases} == {conference.case, conference.plan}
    assert found.todos == []


def test_what_was_decided_stands_in_the_next_one_as_rows_to_report_on(conference, world):
    reading = conference.next(conference.case, conference.plan, "csw")
    (case,) = [item for item in reading.of(FORM) if not item.place]
    rows = reading.of(FORM)
    told = {
        (row.text("last_where"), row.text("last_said"), row.text("due"))
        for row in rows
        if row.inner == "last_time"
    }
    assert told == {
        ("関係機関と役割", "社協：世話人に会う", "2026-06-12"),
        ("優先順位と折り合い", "食費：2か月は食の支援を受ける", ""),
    }
    (csw,) = [key for key, each in reading.people.members.items() if each.name == "渚"]
    assert any(row.values.get("owner") == (csw,) for row in rows if row.inner == "last_time")
    (role,) = [row for row in rows if row.inner == "agencies"]
    assert (role.text("agency"), role.text("next_step"), role.text("due")) == ("社協", "", "")
    assert {row.inner for row in rows if row.place} == {
        *("household", "agencies", "priority_order", "there_now/informal", "last_time"),
    }
    assert all(row.copy == case.id for row in rows if row.place)
    plans = {row.text("plan_said") for row in reading.of(PLAN) if row.inner == "last_plan"}
    assert plans == {"自立相談：家計を一緒に見る", "週2日は休める"}
    assert check_data(world.folder) == []


def test_a_case_that_goes_on_is_closed_and_has_to_be_agreed_to_anew(conference):
    reading = conference.next(conference.case)
    (case,) = [item for item in reading.of(FORM) if not item.place]
    assert case.hidden
    assert case.values["basis"] == "未確認"
    assert not {"consent_date", "consent_scope", "consent_receiver", "picked"} & {*case.values}
    assert case.text("will") == "朝を楽に"
    assert reading.of(PLAN) == []


def test_what_was_not_chosen_stays(conference):
    assert conference.next().of(FORM) == []


@pytest.mark.parametrize(
    ("was", "wrong"),
    [
        ("into: last_time", "into: nothing"),
        ("table: priority_order, text: compromise", "table: priority_order, text: nothing"),
        ("fields: [plan_goal,", "fields: [nothing,"),
    ],
)
def test_what_is_declared_has_to_be_there(tmp_path, was, wrong):
    file = declared_otherwise(tmp_path, FILE, was, wrong)
    with pytest.raises(ProgrammeError):
        load_programme(file)


def test_word_has_no_empty_report_of_a_first_meeting(conference, world):
    told = Telling(names=True, cases=True)
    heading = "前回の支援プランの報告"

    def texts(reading):
        document = Document(io.BytesIO(session_record(reading.to_tell(told), world.clock())))
        return [c.text for t in document.tables for r in t.rows for c in r.cells]

    world.workshops.do(conference.actor, "entry.show", id=conference.case)
    first = world.workshops.reading(conference.actor.workshop, conference.actor)
    assert not any("前回決めたことの報告" in text or heading in text for text in texts(first))
    reading = conference.next(conference.case)
    ((case, actor),) = [(item.id, reading.actor) for item in reading.of(FORM) if not item.place]
    for field, value in AGREED.items():
        seen = "未確認" if field == "basis" else ""
        write = {"id": case, "field": field, "value": value, "seen": seen}
        world.workshops.do(actor, "entry.write", **write)
    world.workshops.do(actor, "entry.show", id=case)
    now = world.workshops.reading(actor.workshop, actor)
    assert any("社協：世話人に会う" in text for text in texts(now))
