"""Papers and photographs in Word."""

import io
from datetime import UTC, datetime

from docx import Document

from kasane.attachments import pages_of
from kasane.record import session_record
from kasane.workshop.telling import SHARED, Telling
from tests.attachments.attachment_builders import paper, photograph
from tests.support.world import World

NOW = datetime(2026, 12, 9, 1, 30, tzinfo=UTC)
INSIDE = Telling(names=True, cases=True)


def record(world, telling, meeting=None):
    reading = world.reading(world.lead).to_tell(telling)
    return Document(io.BytesIO(session_record(reading, NOW, meeting=meeting)))


def test_each_page_is_a_picture_with_its_name(tmp_path):
    world = World(tmp_path / "data")
    try:
        told = {"activity": "strengths_matrix", "sort": "paper"}
        actor = world.lead.actor
        world.workshops.attach(actor, pages_of(paper(2)), title="人口の推移", **told)
        told["sort"] = "photograph"
        world.workshops.attach(
            actor, pages_of(photograph()), title="紙のボード", shared=True, **told
        )
        inside = record(world, INSIDE, "m1")
        texts = [paragraph.text for paragraph in inside.paragraphs]
        for name in ("人口の推移（1／2）", "人口の推移（2／2）", "紙のボード"):
            assert name in texts
        pictures = [s._inline.docPr.get("descr") for s in inside.inline_shapes]
        assert {"人口の推移（1／2）", "人口の推移（2／2）", "紙のボード"} <= set(pictures)
        shared = [paragraph.text for paragraph in record(world, SHARED, "m1").paragraphs]
        assert "紙のボード" in shared
        assert not any("人口の推移" in text for text in shared)
    finally:
        world.close()
