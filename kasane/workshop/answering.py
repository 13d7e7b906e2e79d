"""Takes answers to surveys: the one way of writing that leaves no trace of who wrote."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from kasane.errors import RefusedError
from kasane.programme import Programme, SurveyQuestion, SurveySheet
from kasane.store import HistoryLine, State, Store, Transaction
from kasane.store import answers as stored
from kasane.workshop.access import Actor, check_writer
from kasane.workshop.accounts import SignIn
from kasane.workshop.entrances import Entrances
from kasane.workshop.hall import utc_now
from kasane.workshop.model import Role, read
from kasane.workshop.surveys import MOST, Given, Survey, SurveyLink, fitting, questions_of

_FULL = (
    f"まだ数えていない答えが{MOST}件あるため、いまは受け取れません。答えは送られていません。"
    "事務局が「締め切って数える」を押すと、また答えられます。"
)


class Answering(Entrances):
    """Answers of members and of people with a link.

    Who has answered is a claim that stands in memory only, so that nobody answers twice by mistake,
    by whichever process; what is on disk has no person in it, and after a restart nobody knows any
    more.
    """

    def __init__(
        self,
        store: Store,
        programmes: Mapping[str, Programme],
        clock: Callable[[], datetime] = utc_now,
        sign_in: SignIn | None = None,
    ) -> None:
        super().__init__(store, programmes, clock, sign_in)
        self._waiting: dict[str, dict[str, int]] = {}
        store.listen(self._counted)

    def answers_waiting(self, workshop_id: str) -> Mapping[str, int]:
        """How many answers of each survey are not counted yet."""
        known = self._waiting.get(workshop_id)
        if known is None:  # an answer that comes meanwhile may forget it again
            with self._reading() as connection:
                known = self._waiting[workshop_id] = stored.waiting(connection, workshop_id)
        return known

    def answers_came(self, workshop_id: str) -> None:
        """Another process took some."""
        self._waiting.pop(workshop_id, None)

    def answer(self, actor: Actor, sheet_id: str, given: Given) -> None:
        """Keep the answer of somebody in the workshop.

        Raises:
            RefusedError: "forbidden", "exists" where they have answered, "locked", "malformed",
                "empty", "too_many", "not_here".
        """
        check_writer(actor)
        leads = actor.role is Role.FACILITATOR
        if given.paper and not leads:
            raise RefusedError("forbidden", "紙の答えを入れるのは事務局だけです。")
        if given.paper:
            self._keep(actor.workshop, sheet_id, given)
            return
        has_answered = f"{actor.workshop} {sheet_id} {actor.member}"
        if not self.store.claim(has_answered):
            raise RefusedError("exists", "もう答えています。だれの答えかは、記録に残りません。")
        try:
            self._keep(actor.workshop, sheet_id, given)
        except Exception:  # whatever it was, they have not answered
            self.store.unclaim(has_answered)
            raise

    def asked_by_link(
        self, workshop_id: str, sheet_id: str, token: str
    ) -> tuple[SurveySheet, tuple[SurveyQuestion, ...]]:
        """The survey that a link opens, and what it asks.

        Raises:
            RefusedError: "wrong_code", "locked" where no answers are taken now.
        """
        state = self.store.state(workshop_id) if token else None
        known = read(state, SurveyLink, sheet_id) if state else None
        right = known is not None and hmac.compare_digest(known.token.encode(), token.encode())
        if state is None or not right:
            raise RefusedError(
                "wrong_code", "このアドレスでは答えられません。もらった案内を確かめてください。"
            )
        return self._asked(state, sheet_id)

    def answer_by_link(self, workshop_id: str, sheet_id: str, token: str, given: Given) -> None:
        """Keep the answer of somebody with a link.

        Raises:
            RefusedError: as `asked_by_link` and `answer`.
        """
        self.asked_by_link(workshop_id, sheet_id, token)
        self._keep(workshop_id, sheet_id, given.model_copy(update={"paper": False}))

    def _asked(self, state: State, sheet_id: str) -> tuple[SurveySheet, tuple[SurveyQuestion, ...]]:
        sheet = self.programme_of(state).sheet_of(SurveySheet, sheet_id)
        survey = read(state, Survey, sheet_id) or Survey()
        if sheet is None:
            raise RefusedError("not_here", "このアンケートはありません。何も変わっていません。")
        if not survey.open:
            raise RefusedError("locked", "このアンケートは締め切られています。")
        return sheet, questions_of(sheet, survey)

    def _keep(self, workshop_id: str, sheet_id: str, given: Given) -> None:
        state = self.store.state(workshop_id)
        if state is None:
            raise RefusedError("gone", "このワークショップは見つかりません。")
        if self.answers_waiting(workshop_id).get(sheet_id, 0) >= MOST:
            raise RefusedError("too_many", _FULL)
        _, questions = self._asked(state, sheet_id)
        kept = {"values": fitting(questions, given), "side": given.side}

        def job(transaction: Transaction) -> None:
            draft = transaction.draft(workshop_id)
            survey = read(draft, Survey, sheet_id) if draft else None
            if draft is None or (survey is not None and not survey.open):
                raise RefusedError("locked", "このアンケートは締め切られています。")
            stored.put_answer(transaction.connection, workshop_id, sheet_id, kept)

        self.store.submit(job).result()
        self._waiting.pop(workshop_id, None)

    def _counted(self, lines: Sequence[HistoryLine]) -> None:
        """A closing has taken what waited."""
        for line in lines:
            if line.op.startswith("survey."):
                self._waiting.pop(line.workshop_id, None)
