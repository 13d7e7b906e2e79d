"""The Streamlit main script: what is around every page."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

HERE = Path(__file__).resolve().parent
if str(HERE.parent) not in sys.path:
    sys.path.insert(0, str(HERE.parent))

# The project's folder has to be on the path first.
from components import navigation  # noqa: E402
from components.frame.around import around  # noqa: E402

st.set_page_config(page_title="かさね", page_icon="🟦", layout="wide", initial_sidebar_state="auto")
STYLES = ("kit/colours.css", "shell.css")
st.html(f"<style>{''.join((HERE / name).read_text(encoding='utf-8') for name in STYLES)}</style>")
around()
navigation.run()
