"""Papers and photographs in a record: each page as a picture with its name."""

from __future__ import annotations

import io

from PIL import Image

from kasane.record.chapters.meetings import told_steps
from kasane.record.paper.content import Picture, para
from kasane.record.paper.paper import Paper
from kasane.workshop.going_on import Attachment
from kasane.workshop.model import Meeting
from kasane.workshop.reading import Reading

WIDE, HIGH = 150.0, 110.0
"""Millimetres at most: two pictures stand on a page."""


def print_attachments(paper: Paper, reading: Reading, held: Meeting | None) -> None:
    """What was brought to the activities of a meeting, or to all; nothing where nothing was."""
    brought = _of(reading, held)
    if not brought:
        return
    paper.chapter("資料・写真")
    for key, attachment in brought.items():
        for number in range(1, attachment.pages + 1):
            content = reading.page(key, number)
            if content is None:
                continue
            pages = f"（{number}／{attachment.pages}）" if attachment.pages > 1 else ""
            name = f"{attachment.title}{pages}"
            paper.put(para(name, keep=True))
            paper.picture(_picture(content, name))


def _of(reading: Reading, held: Meeting | None) -> dict[str, Attachment]:
    if held is None or not held.steps:
        return reading.attachments
    activities = {each.id for step in told_steps(reading, held) for each in step.activities}
    return {key: one for key, one in reading.attachments.items() if one.activity in activities}


def _picture(content: bytes, name: str) -> Picture:
    with Image.open(io.BytesIO(content)) as picture:
        width = min(WIDE, HIGH * picture.width / picture.height)
    return Picture(content, width, name)
