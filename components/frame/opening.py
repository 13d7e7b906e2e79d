"""What is shown at the start of a day: its purpose, its times, and what is looked at together."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from components import state
from components.frame import activities
from components.frame.material_card import material_card, segment_text
from components.look import CELL
from components.state import Here
from kasane.programme import Activity, Material, Step
from kasane.programme.activities import ActivityPart

COLUMNS = 2


def show_purpose(here: Here, activity: Activity) -> None:
    """What the day is for, where it begins, and what is looked at together."""
    step = here.programme.step_of(activity.id)
    first, alone = activity is step.activities[0], not activity.sheets
    if alone and activity.parts:
        st.subheader("進め方", anchor=False)
        _lines([part_text(part) for part in activity.parts])
    if first or alone:
        with st.expander("今日の目的と流れ", expanded=first or tells_of_day(activity)):
            show_day(here, step)
    if first and step.materials:
        st.subheader("前もって見ておくもの")
        show_materials(step.materials)
    if activity.materials:
        st.subheader("いっしょに見るもの")
        show_materials(activity.materials)
    if activity.materials or (activity is step.activities[0] and step.materials):
        state.page_link("materials", "教材の一覧をひらく（見ましたの印もつけられます）")


def tells_of_day(activity: Activity) -> bool:
    """Whether an activity without a sheet is there to tell people what comes."""
    return not activity.sheets and "説明" in activity.form


def part_text(part: ActivityPart) -> str:
    """What is done, with its minutes."""
    return f"{part.title}（{part.minutes}分）" if part.minutes else part.title


def show_day(here: Here, step: Step) -> None:
    """Purpose and goals beside the times of today."""
    whole = here.programme
    first = step is next(each for each in whole.steps if each.meeting)
    purpose, times = st.columns([3, 2], gap="medium")
    with purpose:
        st.subheader("今日の目的")
        _lines(activities.purposes_of_day(here, step))
        if first:
            st.subheader("プログラムのゴール")
            _lines(whole.goals)
            st.subheader("プログラムの流れ")
            _lines([f"{each.short}　{each.title}（{each.duration}）" for each in whole.steps])
    with times:
        st.subheader("今日の流れ")
        st.html(_timetable(here, step))


def _lines(texts: Sequence[str]) -> None:
    st.html(_list("".join(f"<li>{escape(text)}</li>" for text in texts)))


def _list(items: str) -> str:
    return f'<ul style="margin:0;padding-inline-start:1.3em;line-height:1.8">{items}</ul>'


def _timetable(here: Here, step: Step) -> str:
    """The activities of the day with their clock times."""
    rows = [
        (line["clock"], line["title"], line["minutes_text"])
        for line in activities.timetable(here, step)
    ]
    cell = f"{CELL};padding:6px 10px"
    lines = "".join(
        f'<tr><th scope="row" style="{cell};white-space:nowrap">{escape(clock)}</th>'
        f'<td style="{cell}">{escape(title)}</td>'
        f'<td style="{cell};white-space:nowrap">{escape(minutes)}</td></tr>'
        for clock, title, minutes in rows
    )
    return (
        '<table style="border-collapse:collapse;width:100%;line-height:1.5">'
        f'<caption class="ks-unseen">今日の流れ</caption><tbody>{lines}</tbody></table>'
    )


def show_materials(materials: Sequence[Material]) -> None:
    """Each with its segment and, for another device or a place without internet, a QR code."""
    for start in range(0, len(materials), COLUMNS):
        row = st.columns(COLUMNS, gap="medium")
        for place, material in zip(row, materials[start : start + COLUMNS], strict=False):
            with place.container(border=True):
                _material(material)


def _material(material: Material) -> None:
    part = segment_text(material.start, material.end) or material.pages
    about = "　".join(each for each in (material.kind, material.speaker, part) if each)
    material_card(material.title, about, material.link)
