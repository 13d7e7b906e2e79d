"""Means of a survey's scales as bars: earlier rounds, before, after."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from kasane.plain import colours
from kasane.plain.means import mean_text
from kasane.programme import SurveySheet
from kasane.workshop.reading import Reading
from kasane.workshop.surveys import laid_beside, mean, questions_of

_FILLS = (colours.TINT_STRONG, colours.BLUE_MIDDLE, colours.KEY, colours.VIOLET)


def survey_charts(reading: Reading, sheet: SurveySheet, key: str) -> None:
    """Draw the scales side by side, where there is something to compare."""
    told = laid_beside(
        reading.earlier_rounds(sheet.id),
        reading.results(sheet.before) if sheet.before else None,
        reading.results(sheet.id),
    )
    scales = [q for q in questions_of(sheet, reading.survey(sheet.id)) if q.type == "scale"]
    if len(told) < 2 or not scales or reading.results(sheet.id) is None:
        return
    drawn = go.Figure(layout={"barmode": "group", "height": 120 + 60 * len(scales)})
    for number, (name, counted) in enumerate(told.items()):
        means = [mean(counted.answers.get(question.id, {})) for question in scales]
        bars = {"x": means, "y": [q.label for q in scales], "orientation": "h", "name": name}
        shown = [mean_text(value) if value else "" for value in means]
        drawn.add_bar(**bars, text=shown, marker_color=_FILLS[number % len(_FILLS)])
    drawn.update_xaxes(range=[1, max(len(q.choices) for q in scales)], fixedrange=True)
    drawn.update_yaxes(autorange="reversed", automargin=True, fixedrange=True)
    st.subheader("平均を比べる", anchor=False)
    st.plotly_chart(drawn, key=f"{key}:bars", config={"displayModeBar": False})
