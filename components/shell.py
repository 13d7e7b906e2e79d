"""The Streamlit main script: what is around every page."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

HERE = str(Path(__file__).resolve().parents[1])
if HERE not in sys.path:
    sys.path.insert(0, HERE)

# The project's folder has to be on the path first.
from components import navigation  # noqa: E402
from components.frame.around import around  # noqa: E402

st.set_page_config(page_title="かさね", page_icon="🟦", layout="wide", initial_sidebar_state="auto")
around()
navigation.run()
