"""Titles and headings that take several lines leave no remnant on the last one."""

import io
import shutil
import subprocess
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from worked_examples import FONTS, OFFICE, Office

from kasane.record.paper.content import para
from kasane.record.paper.paper import Paper

NOW = datetime(2026, 12, 9, tzinfo=UTC)
TITLE = "つなぎ電話と引き継ぎの会で、どの窓口からでも入れる支援の入り口をみんなでひらく会を"
STYLES = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3")


def document(orientation, texts, scale=1.0):
    paper = Paper("題", ("会", "日"), "共有用", NOW, scale)
    paper.section(orientation)
    for text in texts:
        for style in STYLES:
            paper.put(para(text, style), para("・"))
    return paper.bytes()


def test_a_title_on_one_line_or_with_a_long_last_line_is_left_alone():
    body = docx.Document(io.BytesIO(document("portrait", ["短い題", "長" * 36]))).element.body
    titles = [p for p in body.iter(qn("w:p")) if "長" * 36 in "".join(p.itertext())]
    indented = [
        p for p in body.iter(qn("w:p")) if p.find(f"{qn('w:pPr')}/{qn('w:ind')}") is not None
    ]
    assert len(titles) == len(STYLES)
    assert len(indented) < len(titles)
    assert not any("短い題" in "".join(p.itertext()) for p in indented)


@pytest.mark.office
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("font", FONTS)
def test_no_title_leaves_a_few_letters_alone(tmp_path, font):
    if not FONTS[font].exists():
        pytest.skip(f"{font} is not installed")
    texts = [(TITLE * 2)[:length] for length in range(20, 60)]
    (tmp_path / "office").mkdir()
    files = {
        "upright": document("portrait", texts),
        "across": document("landscape", texts),
        "large": document("landscape", texts, 1.35),
    }
    Office(tmp_path / "office", font).pages(tmp_path, **files)
    for name in files:
        command = ["pdftotext", "-raw", str(tmp_path / f"{name}.pdf"), "-"]
        text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
        told = [line.strip() for line in text.replace("\f", "\n").split("\n")]
        lines = [line for line in told if line and line in TITLE * 2]
        assert len(lines) > len(texts) * len(STYLES)
        assert [line for line in lines if len(line) < 8] == []
