"""A survey has no file of entries; kasane.tables.files.survey_frame says what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kasane.programme import Programme, SurveySheet
from kasane.tables.kinds.base import Kind
from kasane.tables.leaf import Leaf
from kasane.workshop.model import Meeting


class SurveyKind(Kind[SurveySheet]):
    """Single answers are never written out."""

    def leaves(
        self, sheet: SurveySheet, programme: Programme, meetings: Mapping[str, Meeting]
    ) -> Iterable[Leaf]:
        return ()


KIND = SurveyKind()
