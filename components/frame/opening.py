"""What is shown at the start of a day: its purpose, its times, and what is looked at together."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import segno
import streamlit as st

from components.frame import activities
from components.look import CELL
from components.state import Here
from kasane.programme import Activity, Material, Step
from kasane.programme.activities import seconds_of

COLUMNS = 2


def show_purpose(here: Here, activity: Activity) -> None:
    """What the day is for, where it begins, and what is looked at together."""
    step = here.programme.step_of(activity.id)
    if activity is step.activities[0]:
        with st.expander("今日の目的と流れ", expanded=True):
            show_day(here, step)
        if step.materials:
            st.subheader("前もって見ておくもの")
            show_materials(step.materials)
    if activity.materials:
        st.subheader("いっしょに見るもの")
        show_materials(activity.materials)


def show_day(here: Here, step: Step) -> None:
    """Purpose and goals beside the times of today."""
    whole = here.programme
    first = step is next(each for each in whole.steps if each.meeting)
    purpose, times = st.columns([3, 2], gap="medium")
    with purpose:
        st.subheader("今日の目的")
        _lines(step.purposes)
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
    text = f'<p style="margin:0;font-weight:700;line-height:1.5">{escape(material.title)}</p>'
    about = "　".join(part for part in (material.kind, material.speaker, _part(material)) if part)
    text += f'<p style="margin:4px 0 0;line-height:1.5">{escape(about)}</p>'
    if material.link is None:
        st.html(text)
        return
    name = f"{material.title}のアドレスのQRコード"
    st.html(
        '<div style="display:flex;gap:16px;align-items:center">'
        f'<img src="{_qr(material.link)}" alt="{escape(name)}" '
        'style="inline-size:112px;block-size:112px;flex:none;background:#fff">'
        f'<div style="min-width:0">{text}'
        '<p style="margin:4px 0 0;font-size:13px;overflow-wrap:anywhere">'
        f"{escape(material.link)}</p>"
        "</div></div>"
    )
    st.link_button("ひらく（インターネットが要ります）", material.link, width="stretch")


def _part(material: Material) -> str:
    """Which part of it, such as 7:43〜12:51（5分8秒）."""
    if not (material.start and material.end):
        return material.pages
    minutes, seconds = divmod(seconds_of(material.end) - seconds_of(material.start), 60)
    length = f"{minutes}分" + (f"{seconds}秒" if seconds else "")
    return f"{material.start}〜{material.end}（{length}）"


def _qr(address: str) -> str:
    """The address as a picture in itself; nothing is fetched."""
    made: str = segno.make(address, error="m").svg_data_uri(scale=4, border=2)
    return made
