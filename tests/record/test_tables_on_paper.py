"""Every page of every workbook is printed in letters that people can read."""

import ctypes

import pypdfium2
import pypdfium2.raw as raw
import pytest
from worked_examples import MADE, OFFICE, Office

from kasane.tables import workbook

LEAST = 8.0
"""Points."""


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
        book.write_bytes(workbook(example.reading, MADE))
    (tmp_path / "office").mkdir()
    Office(tmp_path / "office").convert("pdf", tmp_path, *books)
    for book in books:
        sizes = list(letters(book.with_suffix(".pdf")))
        assert (book.stem, [size for size in sizes if size < LEAST]) == (book.stem, [])
