"""A survey: everybody answers, and the room sees how many said what."""

from components.sheets.base import Kind
from kasane.programme.sheets.survey import SurveySheet

KIND = Kind[SurveySheet]()
