"""What the page of records is made of: the wish, the making with its progress, blank sheets."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from components.forms import minutes
from components.forms.outgoing import check_outgoing
from components.state import Here
from kasane import context
from kasane.errors import KasaneError, note
from kasane.programme import Programme, Sheet, SurveySheet
from kasane.record import (
    NO_OFFICE,
    Size,
    TellProgress,
    blank_name,
    blank_sheet,
    current_meeting,
    handed_on,
    key_points,
    office,
    pdf_of,
    plan_document,
    plan_name,
    plan_texts,
    plan_titles,
    plans_word,
    points_texts,
    record_name,
    record_texts,
    session_record,
    when,
)
from kasane.samples import example
from kasane.tables import sheet_title
from kasane.workshop.as_held import as_held
from kasane.workshop.reading import Reading
from kasane.workshop.surveys import as_asked
from kasane.workshop.telling import SHARED, Telling

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {"Word": WORD, "PDF": "application/pdf"}
WHOLE, ONE, PLAN = "プログラム全体の記録", "1回分の記録", "企画書だけ"
KEY_POINTS = "要点1枚"
_EVERY = "プログラム全体"
_ALL = "すべての企画書"
_FAILED = (
    "記録をつくれませんでした。書いた内容はそのまま残っています。"
    "もう一度押しても同じときは、この画面の写真を添えて管理者に知らせてください。"
)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """What is to be made.

    Attributes:
        what: WHOLE, ONE, KEY_POINTS or PLAN.
        part: id of the meeting or the plan; None: of the whole programme, of all plans.
        telling: how much it tells.
    """

    what: str
    part: str | None
    telling: Telling


def ask(here: Here) -> RecordChoice:
    """Let somebody choose."""
    kinds = [ONE, KEY_POINTS, WHOLE, *([PLAN] if _has_plans(here.programme) else [])]
    word = plans_word(here.programme)
    what = st.radio(
        "つくるもの",
        kinds,
        format_func=lambda kind: f"{word}だけ" if kind == PLAN else kind,
        horizontal=True,
        key="record:what",
    )
    part = _part(here, what)
    if what in (ONE, KEY_POINTS) and part:
        minutes.show(here, part)
    named = st.checkbox(
        "参加者の名前を入れる（内部用）",
        key="record:named",
        help="入れないときは、名前のかわりに人数や所属だけになります。",
    )
    cases = st.checkbox(
        "ケースの内容を入れる（内部用）",
        key="record:cases",
        disabled=what == PLAN,
        help="入れないときは、ケースA・ケースBという呼び名と、分野・結果だけになります。",
    )
    telling = Telling(names=named, cases=cases and what != PLAN)
    wish = RecordChoice(what, part, telling)
    if telling != SHARED:
        st.caption("内部用：取扱いに注意して保管します。")
    reading = here.reading.to_tell(telling)
    if what in (ONE, KEY_POINTS) and part:
        reading = as_held(reading, part)
    check_outgoing(here, reading, _records(reading, wish))
    return wish


def _records(reading: Reading, wish: RecordChoice) -> set[str] | None:
    """Whose texts go into the file; None: all."""
    if wish.what == PLAN:
        return plan_texts(reading, wish.part)
    if wish.what == KEY_POINTS:
        return points_texts(reading, wish.part)
    return record_texts(reading, wish.part) if wish.what == ONE and wish.part else None


def _has_plans(programme: Programme) -> bool:
    return bool(handed_on(programme))


def make(here: Here, wish: RecordChoice, *, allowed: bool = True) -> None:
    """Buttons that make the file while they say what is written, then one that saves it.

    Args:
        here: Where the viewer is.
        wish: What is to be made.
        allowed: Whether what goes into it has been confirmed, where that is needed.
    """
    form = _form(allowed=allowed)
    if not form:
        return
    now = datetime.now(UTC)
    bar = st.progress(0.0, "つくり始めました")

    def tell(what: str, share: float) -> None:
        bar.progress(min(share, 1.0), f"{what}を書いています")

    try:
        content, name = _made(here, wish, now, tell, form)
    except KasaneError as error:
        bar.empty()
        st.warning(error.message)
        return
    except Exception as error:
        number = note(_LOG, "記録をつくれませんでした", error)
        bar.empty()
        st.error(_FAILED + number)
        return
    bar.progress(1.0, f"できました（{name}）")
    st.download_button(
        f"{form}を保存する",
        content,
        name,
        FORMS[form],
        key="record:save",
        type="primary",
        on_click="ignore",
    )


def _form(*, allowed: bool) -> str:
    """The form that somebody pressed for just now, such as Word; empty: none."""
    word, pdf = st.columns(2)
    pressed = {
        "Word": word.button(
            "Wordをつくる", key="record:make", type="primary", width="stretch", disabled=not allowed
        ),
        "PDF": office()
        and pdf.button("PDFをつくる", key="record:pdf", width="stretch", disabled=not allowed),
    }
    if not office():
        pdf.caption(NO_OFFICE)
    return next((form for form, press in pressed.items() if press and allowed), "")


def blanks(here: Here) -> None:
    """A line for every sheet with two buttons: it is made when one is pressed."""
    programme = here.programme
    for known in programme.sheets:
        survey = programme.sheet_of(SurveySheet, known.id)
        sheet = as_asked(survey, here.reading.survey(survey.id)) if survey else known
        title, small, large = st.columns([6, 2, 2], vertical_alignment="center")
        title.text(sheet_title(programme, sheet))
        with small:
            _blank(sheet, "A4", lambda: example(programme.id))
        with large:
            _blank(sheet, "A3", lambda: None)


def _part(here: Here, what: str) -> str | None:
    if what in (ONE, KEY_POINTS):
        meetings = here.reading.meetings
        names = {"": _EVERY} if what == KEY_POINTS else {}
        names |= {
            meeting_id: f"第{number}回　{when(held)}"
            for number, (meeting_id, held) in enumerate(meetings.items(), 1)
        }
        known, current = list(names), current_meeting(here.reading)
        index = known.index(current) if current in names else None
        chosen = st.selectbox(
            "開催回", known, index, format_func=names.__getitem__, key=f"record:meeting:{what}"
        )
        return chosen or None
    if what == PLAN:
        titles = plan_titles(here.reading)
        chosen = st.selectbox(
            plans_word(here.programme),
            ["", *titles] if len(titles) != 1 else [*titles],
            format_func=lambda plan: titles.get(plan, _ALL),
            key="record:plan",
        )
        return chosen or None
    return None


def _made(
    here: Here, wish: RecordChoice, now: datetime, tell: TellProgress, form: str
) -> tuple[bytes, str]:
    """The file and its name."""
    name, work, given = _work(here, wish, now)
    if form == "PDF":
        name, work = str(Path(name).with_suffix(".pdf")), partial(pdf_of, work)
    if wish.what == PLAN:
        tell(PLAN, 0.3)
    heard = None if wish.what == PLAN else tell
    reading = here.reading.to_tell(wish.telling)
    what = f"{wish.what}（{form}）"
    return context.export(reading, what, work, *given, tell=heard), name


def _work(
    here: Here, wish: RecordChoice, now: datetime
) -> tuple[str, Callable[..., bytes], tuple[Any, ...]]:
    """The file's name, and what makes the Word file of it."""
    reading = here.reading.to_tell(wish.telling)
    if wish.what == PLAN:
        name = plan_name(reading, now, plan_titles(reading).get(wish.part or "", ""))
        return name, plan_document, (now, wish.part)
    if wish.what == ONE and wish.part is None:
        raise KasaneError("開催回がまだありません。「開催計画」に書いてから、もう一度出します。")
    meeting = wish.part if wish.what in (ONE, KEY_POINTS) else None
    if wish.what == KEY_POINTS:
        name = record_name(reading, now, meeting=meeting, what="要点")
        return name, partial(key_points, meeting=meeting), (now,)
    name = record_name(reading, now, meeting=meeting)
    return name, partial(session_record, meeting=meeting), (now,)


def _blank(sheet: Sheet, size: Size, example_of: Callable[[], Reading | None]) -> None:
    """An A4 file has the worked example on its next page; the large one hangs on a wall."""
    st.download_button(
        f"{size}（Word）",
        lambda: blank_sheet(sheet, size, example_of()),
        blank_name(sheet, size),
        WORD,
        key=f"record:blank:{sheet.id}:{size}",
        on_click="ignore",
        width="stretch",
    )
