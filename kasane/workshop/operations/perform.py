"""Every operation there is, and the one way in which each is carried out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from kasane.errors import RefusedError
from kasane.plain.limits import too_long
from kasane.store import Put
from kasane.workshop.access import check_operation
from kasane.workshop.desk import Desk
from kasane.workshop.forms import closed_again
from kasane.workshop.operations import (
    agenda,
    attaching,
    clock,
    entries,
    entry_checks,
    going_back,
    grouping,
    guiding,
    looking,
    materials,
    meetings,
    members,
    merging,
    placing,
    questions,
    readiness,
    removing,
    renewing,
    room,
    surveying,
    taking_in,
    telling_story,
    texts,
    timers,
    turns,
    undoing,
    votes,
)
from kasane.workshop.shapes import Shape

Handler = Callable[[Desk, Any], list[Put]]


def _take_in(desk: Desk, ask: taking_in.TakeIn) -> list[Put]:
    puts, refused = taking_in.tried(desk, ask.rows, _part)
    for row, refusal in refused.items():
        raise RefusedError(refusal.code, refusal.message, {"row": row})
    return puts


HANDLERS: dict[str, tuple[type[Shape], Handler]] = {
    "entry.add": (entries.AddEntry, entries.add),
    "entry.write": (entries.WriteEntry, entries.write),
    "entry.edit": (entries.EditEntry, entries.edit),
    "entry.move": (placing.MoveEntry, placing.move),
    "entry.delete": (removing.DeleteEntry, removing.delete),
    "entry.stack": (placing.StackEntry, placing.stack),
    "entry.unstack": (entry_checks.NameEntry, placing.unstack),
    "entry.hide": (entry_checks.NameEntry, removing.hide),
    "entry.show": (entry_checks.NameEntry, removing.show),
    "take_in": (taking_in.TakeIn, _take_in),
    "undo": (undoing.Undo, undoing.undo),
    "vote.cast": (votes.CastVote, votes.cast),
    "vote.again": (votes.VoteAgain, votes.again),
    "turn.start": (turns.StartTurns, turns.start),
    "turn.next": (turns.NameTurns, turns.go_on),
    "turn.skip": (turns.NameTurns, turns.go_on),
    "turn.stop": (turns.NameTurns, turns.go_on),
    "turn.absent": (turns.MemberTurn, turns.set_member),
    "turn.back": (turns.MemberTurn, turns.set_member),
    "sheet.state": (room.SetSheetState, room.set_sheet_state),
    "sheet.authors": (room.SetSheetAuthors, room.set_sheet_authors),
    "sheet.go_back": (going_back.GoBack, going_back.go_back),
    "ready.say": (readiness.SayReady, readiness.say),
    "timer.set": (timers.SetTimer, timers.set_timer),
    "timer.start": (timers.RunTimer, timers.run_timer),
    "timer.pause": (timers.RunTimer, timers.run_timer),
    "timer.add": (timers.AddTime, timers.add_time),
    "look.at": (looking.LookAt, looking.look_at),
    "look.turn": (looking.TurnPages, looking.turn_pages),
    "break.start": (clock.StartBreak, clock.start_break),
    "break.end": (clock.EndBreak, clock.end_break),
    "activity.go": (room.Go, room.go),
    "activity.focus": (room.Focus, room.focus),
    "activity.explain": (guiding.Explain, guiding.explain),
    "activity.tick": (guiding.Tick, guiding.tick),
    "attachment.add": (attaching.AddAttachment, attaching.add),
    "attachment.edit": (attaching.EditAttachment, attaching.edit),
    "attachment.remove": (attaching.RemoveAttachment, attaching.remove),
    "attachment.show": (attaching.ShowAttachment, attaching.show),
    "material.add": (materials.AddMaterial, materials.add),
    "material.remove": (materials.RemoveMaterial, materials.remove),
    "material.watch": (materials.WatchMaterial, materials.watch),
    "story.write": (telling_story.WriteStory, telling_story.write),
    "story.knew": (telling_story.SayWhoKnew, telling_story.knew),
    "question.ask": (questions.AskQuestion, questions.ask),
    "question.hand": (questions.RaiseHand, questions.raise_hand),
    "question.answer": (questions.AnswerQuestion, questions.answer),
    "question.remove": (questions.NameQuestion, questions.remove),
    "agenda.edit": (agenda.EditAgenda, agenda.edit),
    "groups.set": (grouping.SetGroups, grouping.set_groups),
    "groups.deal": (grouping.DealGroups, grouping.deal_groups),
    "groups.gather": (grouping.GatherGroups, grouping.gather),
    "workshop.edit": (room.EditWorkshop, room.edit_workshop),
    "programme.renew": (renewing.Renew, renewing.renew),
    "invitation.new": (members.NewInvitation, members.new_invitation),
    "meeting.edit": (meetings.EditMeeting, meetings.edit_meeting),
    "meeting.write": (meetings.WriteMeeting, meetings.write_meeting),
    "meeting.delete": (meetings.DeleteMeeting, meetings.delete_meeting),
    "meeting.attend": (meetings.Attend, meetings.attend),
    "member.add": (members.AddMember, members.add_member),
    "member.edit": (members.EditMember, members.edit_member),
    "member.write": (members.WriteMember, members.write_member),
    "member.remove": (members.NameMember, members.remove_member),
    "member.merge": (merging.MergeMembers, merging.merge),
    "member.release": (members.NameMember, members.release_member),
    "text.decide": (texts.DecideTexts, texts.decide),
    "survey.open": (surveying.NameSurvey, surveying.hold),
    "survey.close": (surveying.NameSurvey, surveying.hold),
    "survey.edit": (surveying.EditSurvey, surveying.edit),
    "survey.show": (surveying.ShowResults, surveying.show),
    "survey.link": (surveying.LinkSurvey, surveying.link),
    "survey.take": (surveying.TakeTexts, surveying.take),
}


@dataclass(frozen=True, slots=True)
class Done:
    """An operation that was carried out: the revision that it made, and whether long ago."""

    revision: int
    repeated: bool = False


def check_op_id(op_id: object) -> str:
    """An operation's number: 8–64 visible ASCII characters.

    Raises:
        RefusedError: "malformed".
    """
    if isinstance(op_id, str) and re.fullmatch(r"[!-~]{8,64}", op_id):
        return op_id
    raise RefusedError("malformed", "操作の番号がありません。何も変わっていません。")


def read_request(message: dict[str, Any]) -> Shape:
    """The operation in a message, its shape checked.

    Raises:
        RefusedError: "unknown_op", "malformed" or "too_long".
    """
    known = HANDLERS.get(str(message.get("op")))
    if known is None:
        raise RefusedError("unknown_op", "この操作はありません。画面を開きなおしてください。")
    try:
        return known[0].model_validate(message)
    except ValidationError as error:
        raise _refusal(error) from error


def _refusal(error: ValidationError) -> RefusedError:
    for problem in error.errors():
        if problem["type"] in ("string_too_long", "too_long") and isinstance(problem["input"], str):
            most = problem["ctx"]["max_length"]
            return RefusedError("too_long", too_long(len(problem["input"]), most))
    return RefusedError("malformed", "送られた内容を読み取れませんでした。何も変わっていません。")


def _part(desk: Desk, message: dict[str, Any]) -> list[Put]:
    """Carry out one of the operations of which a step consists."""
    op = str(message.get("op"))
    if op not in taking_in.PARTS:
        raise RefusedError("malformed", "この操作は、取り込むことができません。")
    check_operation(desk.actor, op)
    return HANDLERS[op][1](desk, read_request(message))


def refusals(desk: Desk, rows: Sequence[Sequence[dict[str, Any]]]) -> dict[int, RefusedError]:
    """Which rows of a `take_in` would be refused, by their number; nothing is written."""
    check_operation(desk.actor, taking_in.TAKE_IN)
    return taking_in.tried(desk, rows, _part)[1]


def perform(desk: Desk, op_id: str, ask: Shape) -> Done:
    """Carry an operation out, once: the same op_id again does nothing and answers the same.

    Raises:
        RefusedError: it may not, or can't, be done. Nothing was written.
    """
    before = desk.draft.done(op_id)
    if before is not None:
        revision, actor = before
        if actor != desk.actor.member:
            raise RefusedError("malformed", "この操作の番号はもう使われています。")
        return Done(revision, repeated=True)
    op: str = ask.op  # type: ignore[attr-defined]
    check_operation(desk.actor, op)
    puts = closed_again(desk.programme.forms("case"), HANDLERS[op][1](desk, ask))
    puts = [*puts, *room.looked_away(desk, puts)]
    line = desk.draft.append(op_id, desk.actor.member, desk.at, op, puts)
    return Done(line.revision)
