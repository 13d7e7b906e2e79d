"""Rows and columns of grids of sticky notes: boards, and grids in forms."""

from kasane.programme.base import ColourId, Definition, Guidance, Id, Label, Tag


class GridPart(Definition):
    """A row of a board, a row or a column of a form's grid.

    `short` is for tags, `note` says what the phase covers.
    """

    id: Id
    label: Label
    short: Tag = ""
    note: Guidance = ""


class GridRow(GridPart):
    """A row of a form's grid of sticky notes, with the colour its notes have."""

    colour: ColourId = "cream"
