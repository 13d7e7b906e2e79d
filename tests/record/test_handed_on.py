"""A form that is handed on is a document of its own: no boxes to write in, and what is open."""

import io

import docx
import pytest
from record_reader import all_text

from kasane.record import plan_document, plan_name, session_record
from kasane.samples import fill_sample
from kasane.store import Store
from kasane.workshop import Workshops
from tests.support.world import Clock, programmes

TITLE = "重層的支援体制整備事業実施計画（案）"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The worked example as those who lead read it."""
    store = Store(tmp_path_factory.mktemp("plan"))
    workshops = Workshops(store, programmes())
    device, _ = workshops.own(None)
    actor = fill_sample(workshops, device.id, "implementation_plan")
    yield workshops.reading(actor.workshop, actor)
    store.close()


def text_of(made):
    return all_text(docx.Document(io.BytesIO(made)))


def test_the_draft_has_what_is_written_and_says_what_is_open(told):
    now = Clock().now
    assert plan_name(told, now).startswith(TITLE)
    made = plan_document(told, now)
    assert docx.Document(io.BytesIO(made)).core_properties.title == TITLE
    text = text_of(made)
    assert TITLE in text
    assert "自立相談支援機関（社協）" in text
    assert "これから決める事項" in text
    assert "実施体制（アウトリーチ等）" in text
    assert "福祉事務所未設置町村" not in text


def test_the_record_names_what_is_still_empty(told):
    text = text_of(session_record(told, Clock().now))
    assert "まだ空いている事項" in text
    assert "評価の方法" in text
