"""A file as it was understood, before anything of it is taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kasane.errors import RefusedError
from kasane.plain import limits
from kasane.tables.files.export import Export
from kasane.tables.files.listing import INTERNAL, Table, tables_of
from kasane.tables.files.workbook import page_name
from kasane.tables.leaf import Leaf
from kasane.tables.take_in.changes import Comparison, RowChange
from kasane.tables.take_in.headings import Chosen, FileTable, plain, table_of
from kasane.tables.take_in.lines import FilePage
from kasane.tables.take_in.mistakes import Said, UnreadableError
from kasane.tables.take_in.plan import Message
from kasane.tables.take_in.rows import Answers, RowReader
from kasane.tables.take_in.sorting import PassedOver, rows_of
from kasane.tables.take_in.standing import Standing


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said where the file alone was not clear.

    Attributes:
        page: the sheet of the workbook; None: the one that fits best.
        at: number of the line with the headings; 0: there is none, None: it is looked for.
        columns, answers: which column is which, and which choice a text means.
        wanted: numbers of lines that are taken in in spite of a doubt.
        emptied: an empty cell empties what stands there; else it leaves it alone.
    """

    page: str | None = None
    at: int | None = None
    columns: Chosen = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    wanted: frozenset[int] = frozenset()
    emptied: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What a file would do.

    Attributes:
        table: how the headings were understood.
        passed: lines that are left out. said: mistakes, notes and questions.
        blanks: empty cells where something stands.
    """

    leaf: Leaf
    table: FileTable
    changes: tuple[RowChange, ...] = ()
    passed: tuple[PassedOver, ...] = ()
    said: Said = field(default_factory=Said)
    blanks: int = 0

    @property
    def todo(self) -> list[RowChange]:
        """What changes something."""
        return [change for change in self.changes if change.messages]

    @property
    def messages(self) -> list[Sequence[Message]]:
        """The rows of the operation `take_in`."""
        return [change.messages for change in self.todo]

    def without(self, refused: Mapping[int, RefusedError]) -> Look:
        """The same without the rows that would be refused; each is named."""
        bad = {self.todo[number].line: refusal for number, refusal in refused.items()}
        names = {change.line: change.name for change in self.changes}
        told = [
            f"{line}行目「{names[line]}」: {refusal.message.split('書いた内容は')[0]}"
            for line, refusal in bad.items()
        ]
        said = Said([*self.said.mistakes, *told], self.said.notes, self.said.unsure)
        kept = tuple(change for change in self.changes if change.line not in bad)
        return Look(self.leaf, self.table, kept, self.passed, said, self.blanks)


def recognised(pages: Sequence[FilePage], file: str, export: Export) -> Leaf | None:
    """The sheet's file that a file comes from or looks like; None where it looks like none."""
    scores = [(_likeness(pages, file, leaf, table.name), leaf) for leaf, table in _own(export)]
    best, leaf = max(scores, key=lambda each: each[0])
    return leaf if best > (False, 0.0) else None


def own_pages(pages: Sequence[FilePage], leaf: Leaf, export: Export) -> Sequence[FilePage]:
    """Of a workbook of ours the page of a sheet's file; else all pages."""
    wanted = (leaf.sheet.id, leaf.id)
    names = {
        page_name(replace(table, closed=closed))
        for own, table in _own(export)
        for closed in (False, True)
        if (own.sheet.id, own.id) == wanted
    }
    return [page for page in pages if page.name in names] or pages


def _own(export: Export) -> list[tuple[Leaf, Table]]:
    """The files of the sheets that may be taken in, each with its table."""
    tables = {id(table.leaf): table for table in tables_of(export)}
    return [(leaf, tables[id(leaf)]) for leaf in export.leaves]


def _likeness(pages: Sequence[FilePage], file: str, leaf: Leaf, name: str) -> tuple[bool, float]:
    """Whether the file has the sheet's name, and the share of headings that both have."""
    called = plain(name.removesuffix(INTERNAL)) in plain(file)
    tables = [table_of(page, leaf, {}) for page in pages]
    table = max(tables, key=lambda each: each.score)
    if table.missing or not table.columns:
        return False, 0.0
    here = sum(1 for column in leaf.columns if column.heading in table.columns)
    return called, here / (len(leaf.columns) + len(table.unread))


def understood(pages: Sequence[FilePage], leaf: Leaf, wish: Answer) -> FileTable:
    """The page that fits a sheet best, or the one that was chosen, as a table."""
    chosen = [page for page in pages if page.name == wish.page] or pages
    return max((table_of(p, leaf, wish.columns, wish.at) for p in chosen), key=lambda t: t.score)


def look(table: FileTable, export: Export, leaf: Leaf, wish: Answer) -> Look:
    """What a file would add to a sheet, change on it and leave alone.

    Args:
        table: The file, with all columns that are needed.
        export: The sheet as it stands, as far as whoever takes it in may see it.
        leaf: What the file is taken for.
        wish: What they said where the file alone was not clear.

    Raises:
        UnreadableError: it has too many rows.
    """
    lines, passed = rows_of(table, leaf, wish.wanted)
    if len(lines) > limits.ENTRIES:
        raise UnreadableError(
            f"一度に取り込めるのは{limits.ENTRIES}行までです。分けて取り込みます。"
        )
    reader = RowReader(table, export, leaf, _copies(export, leaf), wish.answers)
    rows = [taken for line in lines if (taken := reader.row(line))]
    comparison = Comparison(Standing(export, leaf), reader.said, emptied=wish.emptied)
    compared = comparison.of(rows, wish.wanted)
    passed += compared.passed
    return Look(leaf, table, tuple(compared.changes), tuple(passed), reader.said, compared.blanks)


def _copies(export: Export, leaf: Leaf) -> dict[str, str]:
    """The filled copies in which the rows of a leaf can be, by what they are called."""
    if leaf.column("copy") is None:
        return {}
    nodes, reading = export.thread.nodes, export.reading
    copies = [item for item in reading.of(leaf.sheet.copies_of or leaf.sheet.id) if not item.place]
    found = [(nodes[copy.id].text, copy.id) for copy in copies if copy.id in nodes]
    names = Counter(name for name, _ in found)
    return {name: key for name, key in found if names[name] == 1}
