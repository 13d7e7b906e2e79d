"""A survey: everybody answers unsigned; those who lead close it, and show what it came to."""

from components import part, state
from components.charts.survey import survey_charts
from components.sheets.base import Kind
from components.state import Here
from kasane.programme import SurveySheet


class SurveyKind(Kind[SurveySheet]):
    """The live part; below it, once counted, the numbers as bars."""

    def draw(self, here: Here, sheet: SurveySheet, key: str, copy: str | None = None) -> None:
        """Show the part, and the picture of what it came to."""
        known = {"sheet": sheet.id, "copy": copy, "room_url": state.room_url()}
        part.mount_live(here, f"sheets/{sheet.kind}", known, key)
        survey_charts(here.reading, sheet, key)


KIND = SurveyKind()
