"""Every table of every worked example's record as it was set: in both gothics."""

import io
import shutil
from collections import Counter

import docx
import pytest
from docx.oxml.ns import qn
from worked_examples import OFFICE, UNBROKEN

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]


def squeezed(text):
    return "".join(text.split()).replace("\u2060", "")


def text_of(element):
    """What stands in it, with a blank for each break."""
    parts = element.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    return "".join((p.text or "") if p.tag == qn("w:t") else " " for p in parts)


def pieces(text):
    return [piece for piece in UNBROKEN.findall(text) if len(piece) > 1]


def test_no_time_date_or_number_is_broken(whole_pages, examples):
    total = 0
    for held, example in examples.items():
        body = docx.Document(io.BytesIO(example.whole)).element.body
        paragraphs = [p for p in body.iter(qn("w:p")) if not is_counted(p)]
        written = Counter(piece for p in paragraphs for piece in pieces(text_of(p)))
        stands = Counter(piece for text in whole_pages[held].texts for piece in pieces(text))
        total += written.total()
        assert (held, written - stands) == (held, Counter())
    assert total > 50 * len(examples)


def is_counted(paragraph):
    """Whether there is a field in it, such as the page of a chapter."""
    return next(paragraph.iter(qn("w:instrText"), qn("w:fldSimple")), None) is not None


def test_at_least_two_rows_stand_on_either_side_of_a_break(whole_pages, examples):
    broken = 0
    for held, example in examples.items():
        pages = Finder(whole_pages[held].in_order)
        body = docx.Document(io.BytesIO(example.whole)).element.body
        for number, table in enumerate(body.iter(qn("w:tbl"))):
            rows = list(rows_of(table))
            on = Counter(map(pages.of, rows))
            is_list = next(table.iter(qn("w:tblHeader")), None) is not None
            broken += is_list and len(on) > 1
            lonely = is_list and len(on) > 1 and min(on.values()) < 2
            lonely = lonely and not any(map(pages.doubtful, rows))
            assert (held, number, on, lonely) == (held, number, on, False)
    assert broken > 5


def rows_of(table):
    """Of each row but the headings the longest text; none of what says nothing."""
    for row in table.findall(qn("w:tr")):
        told = [squeezed(text_of(cell)) for cell in row.findall(qn("w:tc"))]
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None and any(told):
            yield max(told, key=len)


class Finder:
    """On which page rows stand, looked for one after the other."""

    def __init__(self, texts):
        self._texts = [squeezed(text) for text in texts]
        self._page = self._at = 0

    def doubtful(self, text):
        """Whether it is so short that it may stand in any list: 「保健所」."""
        return len(text) < 5 and sum(page.count(text) for page in self._texts) > 1

    def of(self, text):
        """The page, from 0, where a text is said next; that of the one before if nowhere."""
        for page in range(self._page, len(self._texts)):
            at = self._texts[page].find(text[:9], self._at if page == self._page else 0)
            if at >= 0:
                self._page, self._at = page, at + 1
                break
        return self._page
