"""Every page of every workbook is printed in letters that people can read, and no text is cut."""

import ctypes
import io
import re

import pypdfium2
import pypdfium2.raw as raw
import pytest
from matplotlib.ft2font import FT2Font, LoadFlags
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from table_builders import note, programme, reading, workshop
from worked_examples import FONTS, MADE, OFFICE, UNBROKEN, Office

from kasane.tables import workbook

LEAST, LETTER, HIGHEST = 8.0, 10.0, 409.0
"""Points: of a letter on paper and in a cell, and of a row as Excel takes it."""
DIGIT, SIDES = 5.0, 4.0
"""Points of a digit, by which columns are reckoned, and of what a cell leaves free at its sides."""
LINES = {"BIZ UDPGothic": 1.0, "Noto Sans CJK": 1.448}
"""From line to line, in heights of a letter."""


def letters(path):
    """The smallest letters of each page, in points."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        texts = [each for each in page.get_objects() if each.type == raw.FPDF_PAGEOBJ_TEXT]
        yield min(map(size_of, texts), default=LEAST)
    document.close()


def size_of(text):
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(text, size)
    return size.value * abs(text.get_matrix().d)


@pytest.mark.office
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_no_page_is_printed_in_letters_under_eight_points(tmp_path, examples):
    books = [tmp_path / f"{held}.xlsx" for held in examples]
    for book, example in zip(books, examples.values(), strict=True):
        book.write_bytes(example.book)
    (tmp_path / "office").mkdir()
    Office(tmp_path / "office").convert("pdf", tmp_path, *books)
    for book in books:
        sizes = list(letters(book.with_suffix(".pdf")))
        assert (book.stem, [size for size in sizes if size < LEAST]) == (book.stem, [])


@pytest.fixture(scope="module")
def books(examples):
    """The workbook of every programme's example, and one of very long notes."""
    long = {f"n{n}": note("長い文が、いつまでも続きます。" * n * 60) for n in range(1, 5)}
    made = [example.book for example in examples.values()]
    made.append(workbook(reading(workshop(long), programme(), with_cases=True), MADE))
    return [load_workbook(io.BytesIO(each)) for each in made]


def cells_of(page):
    """Each cell's text with the points it has in width and height, merged ones as one."""
    high = {row: page.row_dimensions[row].height for row in range(1, page.max_row + 1)}
    assert max(high.values()) <= HIGHEST
    last = {(b.min_row, b.min_col): b.max_row for b in page.merged_cells.ranges}
    for row in page.iter_rows():
        for cell in row:
            width = page.column_dimensions[get_column_letter(cell.column)].width
            if cell.value is not None and cell.alignment.wrap_text and width:
                rows = range(cell.row, last.get((cell.row, cell.column), cell.row) + 1)
                yield str(cell.value), width * DIGIT - SIDES, sum(high[r] for r in rows)


class Setter:
    """Sets texts in a font, letter by letter, with numbers and words of Latin letters whole."""

    def __init__(self, font):
        self._font = FT2Font(str(FONTS[font]))
        self._known = {}

    def long(self, text):
        return sum(map(self._of, text)) * LETTER

    def _of(self, letter):
        if letter not in self._known:
            advance = self._font.load_char(ord(letter), LoadFlags.NO_SCALE).horiAdvance
            self._known[letter] = advance / self._font.units_per_EM
        return self._known[letter]

    def lines(self, text, width):
        """How many lines it takes; what begins no line takes the letter before it along."""
        found = 0
        for line in text.split("\n"):
            at, found = 0.0, found + 1
            for piece in re.findall(r"[!-~]+[、。）」]*|.[、。）」]*", line):
                length = self.long(piece)
                found, at = (
                    (found + 1, length) if at and at + length > width else (found, at + length)
                )
        return found


@pytest.mark.parametrize("font", FONTS)
def test_no_row_cuts_its_text_and_no_number_is_wider_than_its_column(books, font):
    if not FONTS[font].exists():
        pytest.skip(f"{font} is not installed")
    setter, seen = Setter(font), 0
    for book in books:
        for page in book:
            for text, width, height in cells_of(page):
                seen += 1
                needed = setter.lines(text, width) * LINES[font] * LETTER
                assert needed <= height, (page.title, text, width, height)
                for number in UNBROKEN.findall(text):
                    assert setter.long(number) <= width, (page.title, number, text)
    assert seen > 5000
