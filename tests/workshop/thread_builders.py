"""Entries of a whole programme in a state that was made without a store."""

from __future__ import annotations

from typing import Any

from kasane.store import Record, State
from kasane.workshop import Actor, Role
from kasane.workshop.model import Entry, Member, SheetState, WorkshopInfo, body

LEADER = Actor("w1", "lead", Role.FACILITATOR)
PERSON = Actor("w1", "p1", Role.PARTICIPANT)
AT = "2026-12-08T05:10:00.000+00:00"


def entry(sheet: str, place: str, values: dict[str, Any] | None = None, **more: Any) -> Entry:
    given = {"author": "p2", "created": AT, "changed": AT} | more
    return Entry(sheet=sheet, place=place, values=values or {}, **given)


def state_of(entries: dict[str, Entry], **sheets: SheetState) -> State:
    state = State("w1", 1)

    def put(kind: str, record_id: str, values: dict[str, Any]) -> None:
        state.records[kind, record_id] = Record(kind, record_id, 1, False, values)

    put(
        "workshop",
        "main",
        body(WorkshopInfo(programme="team_building", name="会", municipality="")),
    )
    for member, role in (("lead", Role.FACILITATOR), ("p1", Role.PARTICIPANT)):
        put("member", member, body(Member(name=f"人 {member}", role=role)))
    for sheet, held in sheets.items():
        put("sheet", sheet, body(held))
    for number, (entry_id, made) in enumerate(entries.items()):
        put("entry", entry_id, body(made.model_copy(update={"rank": float(number)})))
    return state


def whole() -> dict[str, Entry]:
    """One way from a case to a plan, with a case and an idea that lead nowhere."""
    case, matrix = "case_study", "strengths_matrix"
    study, action = "idea_sheet", "step3_preparation"
    idea = {"idea": "よりあい当番"}
    return {
        "c1": entry(case, "", {"fields": ("障害", "子ども"), "outline": "ひみつ"}, letter="A"),
        "c2": entry(case, "", letter="B"),
        "c1n": entry(case, "c1/well/content", {"text": "包括が訪ねた"}),
        "c1q": entry(case, "c1/@ask", {"text": "いつからですか"}),
        "f1": entry(matrix, "grasp/can", {"text": "訪ねている"}, sources=("c1n",)),
        "i1": entry(matrix, "/do", {"text": "よりあい当番"}, sources=("f1",)),
        "i2": entry(matrix, "/do", {"text": "当番を決める"}, stack="i1"),
        "i3": entry(matrix, "/do", {"text": "ひとりぼっち"}),
        study: entry(study, ""),
        "s1": entry(study, f"{study}/questions", idea | {"question": "費用は"}, sources=("i1",)),
        "a1": entry(action, "", idea | {"task": "聞く", "status": "済"}, sources=("s1",)),
        "p": entry("plan", "", idea, sources=("i1", "a1"), letter="A"),
        "p1": entry("plan", "p/arrangements", {"task": "場所を借りる"}),
        "r": entry("check_in", "", {"feeling": "わくわく"}, sources=("i1",)),
    }
