"""Every file that CSV writes is changed by a person, taken in, and taken back as one step."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from table_builders import programmes

from kasane.samples import fill_sample
from kasane.store import Store
from kasane.tables import (
    Answer,
    frame_file,
    leaves_of,
    look,
    pages_of,
    recognised,
    rows_frame,
    template,
    understood,
)
from kasane.tables.files.csv_files import write_rows
from kasane.tables.files.export import Export
from kasane.tables.files.listing import tables_of
from kasane.workshop import Workshops
from tests.support.csv_rows import read_rows

LEAVES = [
    (programme.id, sheet.id, leaf.id)
    for programme in programmes().values()
    for sheet in programme.sheets
    for leaf in leaves_of(programme, sheet)
]
OTHERS = {"date": "2027-01-15", "time": "23:05", "number": "7", "flag": "はい"}


class Town:
    """The worked example of a programme, and its secretariat."""

    def __init__(self, workshops, owner, programme):
        self.workshops = workshops
        self.actor = fill_sample(workshops, owner.id, programme)
        self.programme = programmes()[programme]

    def export(self):
        return Export(self.workshops.reading(self.actor.workshop, self.actor))

    def file(self, leaf):
        export = self.export()
        return frame_file(rows_frame(leaf, export.rows(leaf), export.names)).content

    def looked(self, content, leaf, **wish):
        table = understood(pages_of(content), leaf, Answer())
        return look(table, self.export(), leaf, Answer(**wish))

    def do(self, op, **fields):
        return self.workshops.do(self.actor, op, **fields)

    def other(self, column, export, text):
        """Something else that may stand in a column."""
        choices = [*column.choices, *column.known.values()]
        if choices:
            return next(choice for choice in choices if choice != text)
        if column.kind in ("person", "people"):
            return next(n for n in export.names.by_id.values() if n != text and "〔" not in n)
        if column.key == "address":
            return "https://meeting.example.jp/other"
        return OTHERS.get(column.kind, f"{text}（ほか）" if text else "あたらしい")


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("data"))
    workshops = Workshops(store, programmes())
    owner, _ = workshops.own(None)
    yield {programme: Town(workshops, owner, programme) for programme in programmes()}
    store.close()


@pytest.fixture
def town(towns, request):
    return towns[request.getfixturevalue("held")]


def leaf_in(town, sheet, leaf):
    return next(x for x in town.export().leaves if (x.sheet.id, x.id) == (sheet, leaf))


def without_passing(content):
    """The cells of a file but those that count up when something is written or taken back."""
    head, *rows = read_rows(content)
    stay = [n for n, heading in enumerate(head) if heading[:2] not in ("版", "直し")]
    return [[row[n] for n in stay] for row in rows]


def changed_row(town, leaf, row):
    """A row with something else in every column that people write."""
    export = town.export()
    return [
        town.other(column, export, text)
        if column.slot == "value" and column.key != "@role"
        else text
        for column, text in zip(leaf.columns, row, strict=True)
    ]


def has_room(town, leaf):
    """Whether another row may be written: into a copy there is, by who has no row of it yet."""
    slots = {column.slot for column in leaf.columns}
    if "copy" in slots and not copies_of(town.export(), leaf):
        return False
    return "author" not in slots or bool(free_names(town, leaf))


def free_names(town, leaf):
    """Names of those who have no row of a file yet, each the only one who bears it."""
    export = town.export()
    taken = {row.author for row in export.rows(leaf)}
    free = [key for key in export.reading.people.members if key not in taken]
    names = [export.names.by_id[key] for key in free]
    return [name for name in names if "〔" not in name]


def new_row(town, leaf):
    """A row as somebody writes it below the others, with an empty ID."""
    export, cells = town.export(), []
    for column in leaf.columns:
        texts = {
            "value": lambda c=column: town.other(c, export, ""),
            "row": lambda c=column: next(iter(c.known.values())),
            "column": lambda c=column: next(iter(c.known.values())),
            "copy": lambda: copies_of(export, leaf)[0],
            "author": lambda: free_names(town, leaf)[0],
        }
        cells.append(texts.get(column.slot, lambda: "")())
    return cells


def copies_of(export, leaf):
    form = leaf.sheet.copies_of or leaf.sheet.id
    return [item.id for item in export.reading.of(form) if not item.place]


@pytest.mark.parametrize(("held", "sheet", "leaf"), LEAVES)
def test_a_file_is_changed_taken_in_and_taken_back(town, held, sheet, leaf):
    leaf = leaf_in(town, sheet, leaf)
    content = town.file(leaf)
    head, *rows = read_rows(content)
    assert [change.kind for change in town.looked(content, leaf).changes] == ["same"] * len(rows)
    edited = [changed_row(town, leaf, rows[0]), *rows[1:]] if rows else []
    adds = not (leaf.sheet.once and not leaf.place) and has_room(town, leaf)
    file = write_rows([head, *edited, *([new_row(town, leaf)] if adds else [])]).content
    found = town.looked(file, leaf)
    assert (found.said.mistakes, found.passed) == ([], ())
    kinds = [*(["changed"] if rows else []), *["same"] * (len(rows) - 1), *["new"] * adds]
    assert [change.kind for change in found.changes] == kinds
    assert town.workshops.refusals(town.actor, found.messages) == {}
    done = town.do("take_in", rows=found.messages)
    if rows:
        now = next(
            r for r in read_rows(town.file(leaf))[1:] if r[id_at(leaf)] == rows[0][id_at(leaf)]
        )
        assert values(leaf, now) == values(leaf, edited[0])
    assert len(read_rows(town.file(leaf))) == len(rows) + adds + 1
    again = town.looked(file, leaf)
    if rows:
        assert again.changes[0].kind == "same"
    town.do("undo", revision=done.revision)
    assert without_passing(town.file(leaf)) == without_passing(content)


def id_at(leaf):
    return next(n for n, column in enumerate(leaf.columns) if column.slot == "id")


def values(leaf, row):
    return [text for column, text in zip(leaf.columns, row, strict=True) if column.slot == "value"]


@pytest.mark.parametrize(("held", "sheet", "leaf"), LEAVES)
def test_a_file_is_known_by_its_name_and_its_headings(town, held, sheet, leaf):
    leaf = leaf_in(town, sheet, leaf)
    names = {(t.leaf.sheet.id, t.leaf.id): t.file for t in tables_of(town.export()) if t.leaf}
    file = names[sheet, leaf.id]
    found = recognised(pages_of(town.file(leaf)), file, town.export())
    assert (found.sheet.id, found.id) == (sheet, leaf.id)


@pytest.mark.parametrize(("held", "sheet", "leaf"), LEAVES)
def test_a_workbook_to_fill_in_has_what_is_needed_and_the_choices(town, held, sheet, leaf):
    leaf = leaf_in(town, sheet, leaf)
    content = template(leaf)
    table = understood(pages_of(content), leaf, Answer())
    assert (table.missing, table.unread) == ((), [])
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    chosen = [c for c in leaf.columns if c.slot == "value" and c.kind == "choice" and c.choices]
    assert len(page.data_validations.dataValidation) >= len(chosen)
