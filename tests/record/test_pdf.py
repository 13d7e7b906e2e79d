"""PDF by LibreOffice where it is, and a sentence where it isn't."""

import subprocess
import sys
from datetime import UTC, datetime

import pypdfium2
import pypdfium2.raw as raw
import pytest
from table_builders import note, reading, workshop

from kasane.errors import KasaneError
from kasane.record import pdf, pdf_of, session_record

NOW = datetime(2026, 12, 9, tzinfo=UTC)


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda _name: None)
    with pytest.raises(KasaneError, match="LibreOfficeが、このパソコンに入っていません"):
        pdf_of(lambda: b"word")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")
@pytest.mark.parametrize("script", ["exit 1", "sleep 600"])
def test_what_fails_or_takes_too_long_is_told_and_ended(monkeypatch, tmp_path, script):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "office", lambda: str(program))
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    with pytest.raises(KasaneError, match="PDFにできませんでした"):
        pdf_of(lambda: b"word")


@pytest.mark.office
@pytest.mark.skipif(pdf.office() is None, reason="LibreOffice is not installed")
def test_a_shared_pdf_says_at_its_foot_what_a_shared_record_says(tmp_path):
    state = workshop({"n1": note("ケースBの母が笑った"), "n2": note("駅前で声をかけ合う")})
    made = tmp_path / "record.pdf"
    made.write_bytes(pdf_of(session_record, reading(state), NOW))
    text = subprocess.run(
        ["pdftotext", str(made), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    assert "確認していない文1件は入れていません" in "".join(text.split())
    assert "駅前で声をかけ合う" in "".join(text.split())
    assert "母が笑った" not in "".join(text.split())


@pytest.mark.office
@pytest.mark.skipif(pdf.office() is None, reason="LibreOffice is not installed")
def test_a_pdf_tells_a_screen_reader_its_headings_and_tables():
    made = pdf_of(session_record, reading(workshop({"n1": note("駅前で声をかけ合う")})), NOW)
    document = pypdfium2.PdfDocument(made)
    assert raw.FPDFCatalog_IsTagged(document)
    document.close()
