"""What a workshop is made of: programmes, read from `data/programmes/`."""

from kasane.programme.activities import Activity, Material, Minutes
from kasane.programme.definitions import Programme, Span, Step
from kasane.programme.fits import Fit, FitPeople, FitStage
from kasane.programme.loader import Mistake, ProgrammeError, load_programme, load_programmes
from kasane.programme.proposals import FitTime, Proposal, Wanted, propose, shapes
from kasane.programme.roster import RosterRule
from kasane.programme.sheets.areas import Area, AreaSheet
from kasane.programme.sheets.base import SheetBase, of_kind
from kasane.programme.sheets.board import (
    BoardColumn,
    BoardSheet,
    NoteColour,
    NoteField,
)
from kasane.programme.sheets.columns import InFiles, TableColumn
from kasane.programme.sheets.fields import (
    ChoiceField,
    FormField,
    ItemField,
    ListField,
    SimpleField,
    TableField,
)
from kasane.programme.sheets.form import FormSheet
from kasane.programme.sheets.grid import GridPart, GridRow
from kasane.programme.sheets.kinds import KINDS, EachKind, Sheet
from kasane.programme.sheets.map import Apart, MapSheet
from kasane.programme.sheets.memo import MemoSheet, Question
from kasane.programme.sheets.overlap import OverlapSheet
from kasane.programme.sheets.round import RoundSheet
from kasane.programme.sheets.sections import FieldSection, GridSection, PickRule, Section
from kasane.programme.sheets.survey import SurveyQuestion, SurveySheet
from kasane.programme.sheets.table import TableSheet
from kasane.programme.talks import TalkRule
from kasane.programme.todos import Stage, TodoRule

__all__ = [
    "KINDS",
    "Activity",
    "Apart",
    "Area",
    "AreaSheet",
    "BoardColumn",
    "BoardSheet",
    "ChoiceField",
    "EachKind",
    "FieldSection",
    "Fit",
    "FitPeople",
    "FitStage",
    "FitTime",
    "FormField",
    "FormSheet",
    "GridPart",
    "GridRow",
    "GridSection",
    "InFiles",
    "ItemField",
    "ListField",
    "MapSheet",
    "Material",
    "MemoSheet",
    "Minutes",
    "Mistake",
    "NoteColour",
    "NoteField",
    "OverlapSheet",
    "PickRule",
    "Programme",
    "ProgrammeError",
    "Proposal",
    "Question",
    "RosterRule",
    "RoundSheet",
    "Section",
    "Sheet",
    "SheetBase",
    "SimpleField",
    "Span",
    "Stage",
    "Step",
    "SurveyQuestion",
    "SurveySheet",
    "TableColumn",
    "TableField",
    "TableSheet",
    "TalkRule",
    "TodoRule",
    "Wanted",
    "load_programme",
    "load_programmes",
    "of_kind",
    "propose",
    "shapes",
]
