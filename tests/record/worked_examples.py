"""Worked examples with their documents, made once for all tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import pypdfium2

from kasane.programme import load_programmes
from kasane.record import key_points, plan_document, plan_titles, session_record
from kasane.samples import fill_sample
from kasane.source import programmes_folder
from kasane.store import Store
from kasane.tables import workbook
from kasane.workshop import Workshops
from kasane.workshop.telling import Telling

MADE = datetime(2027, 2, 1, 1, 30, tzinfo=UTC)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FONTS = {
    "BIZ UDPGothic": Path("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf"),
    "Noto Sans CJK": Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
}
_WITHOUT_BIZ = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont>
<glob>/usr/share/fonts/truetype/bizud-gothic/*</glob></rejectfont></selectfont></fontconfig>"""
UNBROKEN = re.compile(r"\d{1,2}:\d{2}|[RH]?\d[\d.,]*(?:\([月火水木金土日]\)|（\d+～\d+）)?")
"""A time, a date or a number."""
_HEAD, _FOOT = 0.065, 0.935
"""Where a page begins and ends between its header and its footer."""
_CHAPTER = re.compile(r"\d+[\s\u3000]")


class Example:
    """One programme's worked example, with names and cases."""

    def __init__(self, workshops, device, programme):
        actor = fill_sample(workshops, device, programme)
        self.programme = programme
        self.state = workshops.state(actor.workshop)
        self.reading = workshops.reading(actor.workshop, actor, Telling(names=True, cases=True))

    @cached_property
    def whole(self):
        return session_record(self.reading, MADE)

    @cached_property
    def book(self):
        return workbook(self.reading, MADE)

    @cached_property
    def short_documents(self):
        """The key points of the whole and of the last meeting, and the plans."""
        keys = (None, list(self.reading.meetings)[-1])
        made = {f"points_{key}": key_points(self.reading, MADE, meeting=key) for key in keys}
        if plan_titles(self.reading):
            made["plan"] = plan_document(self.reading, MADE)
        return made


def written(folder):
    """The examples, and the store to be closed."""
    store, programmes = Store(folder), load_programmes(programmes_folder())
    workshops = Workshops(store, programmes, lambda: MADE)
    device, _ = workshops.own(None)
    return store, {held: Example(workshops, device.id, held) for held in programmes}


class Office:
    """LibreOffice with a profile that is made once, which takes longer than what it converts."""

    def __init__(self, folder, font="BIZ UDPGothic"):
        self.folder = folder
        self._settings = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        self._environment = dict(os.environ)
        if font != "BIZ UDPGothic":
            (folder / "fonts.conf").write_text(_WITHOUT_BIZ, encoding="utf-8")
            self._environment["FONTCONFIG_FILE"] = str(folder / "fonts.conf")

    def convert(self, kind, folder, *sources):
        """All files into a folder, in one go."""
        command = [OFFICE, self._settings, "--headless", "--convert-to", kind]
        command += ["--outdir", str(folder), *map(str, sources)]
        kept = self._environment
        subprocess.run(command, check=True, capture_output=True, timeout=300, env=kept)

    def pages(self, folder, **files):
        """The pages of each file."""
        for name, content in files.items():
            (folder / f"{name}.docx").write_bytes(content)
        self.convert("pdf", folder, *(folder / f"{name}.docx" for name in files))
        return {name: _Set(folder / f"{name}.pdf") for name in files}


class _Set:
    """The pages of a document as they were set: their texts, and how far down each is filled."""

    def __init__(self, path):
        self._path = path
        self.texts = self._told("-layout")

    def _told(self, order):
        command = ["pdftotext", order, str(self._path), "-"]
        text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
        return text.split("\f")[:-1]

    @cached_property
    def in_order(self):
        """The same texts cell by cell, row by row."""
        return self._told("-raw")

    @property
    def depths(self):
        """For each page the share of its height down to the last thing that stands on it."""
        document = pypdfium2.PdfDocument(self._path)
        found = [_depth(page) for page in document]
        document.close()
        return found

    @property
    def short(self):
        """The pages under a third full that end no chapter."""
        last = len(self.texts) - 1
        return [
            number + 1
            for number, depth in enumerate(self.depths)
            if depth < 1 / 3 and number != last and not self._begins_chapter(number + 1)
        ]

    def _begins_chapter(self, number):
        lines = [line.strip() for line in self.texts[number].splitlines() if line.strip()]
        return len(lines) > 1 and bool(_CHAPTER.match(lines[1]))


def _depth(page):
    drawn = page.render(scale=0.3).to_pil().convert("L")
    top, bottom = int(drawn.height * _HEAD), int(drawn.height * _FOOT)
    inside = drawn.crop((0, top, drawn.width, bottom)).point(lambda grey: 255 * (grey < 200))
    box = inside.getbbox()
    return box[3] / (bottom - top) if box else 0.0
