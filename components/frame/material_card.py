"""A video or document as a card, with its segment and a QR code for another device."""

from __future__ import annotations

from html import escape

import segno
import streamlit as st

from kasane.programme.activities import seconds_of

UNFOUND = "アドレスは出典にありません。題名と研修の名前で探せます。"


def material_card(title: str, about: str, link: str | None) -> None:
    """Draw it: what it is, and where it has an address the way to it.

    Args:
        title: Its title.
        about: Kind, speaker and segment in one line.
        link: Its address; of a part of a video, where that part begins.
    """
    text = f'<p style="margin:0;font-weight:700;line-height:1.5">{escape(title)}</p>'
    text += f'<p style="margin:4px 0 0;line-height:1.5">{escape(about)}</p>'
    if link is None:
        st.html(text)
        return
    name = f"{title}のアドレスのQRコード"
    st.html(
        '<div style="display:flex;gap:16px;align-items:center">'
        f'<img src="{_qr(link)}" alt="{escape(name)}" '
        'style="inline-size:112px;block-size:112px;flex:none;background:#fff">'
        f'<div style="min-width:0">{text}'
        '<p style="margin:4px 0 0;font-size:13px;overflow-wrap:anywhere">'
        f"{escape(link)}</p>"
        "</div></div>"
    )
    st.link_button("ひらく（インターネットが要ります）", link, width="stretch")


def segment_text(start: str | None, end: str | None) -> str:
    """Which part of a video, such as 7:43〜12:51（5分8秒）; empty for all of it."""
    if not (start and end):
        return ""
    minutes, seconds = divmod(seconds_of(end) - seconds_of(start), 60)
    length = f"{minutes}分" + (f"{seconds}秒" if seconds else "")
    return f"{start}〜{end}（{length}）"


def _qr(address: str) -> str:
    """The address as a picture in itself; nothing is fetched."""
    made: str = segno.make(address, error="m").svg_data_uri(scale=4, border=2)
    return made
