"""The thread of 地域づくり編 in Word: from the ideas back to the wishes, told only where wanted."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest
from record_reader import all_text
from table_builders import reading

from kasane.record.chapters.thread_list import print_thread
from kasane.record.paper.paper import Paper
from kasane.samples import fill_sample
from kasane.workshop import Workshops
from tests.support.world import programmes, store_in

WISH, RESOURCE, IDEA = (
    "古い時計を直す",
    "すみれ将棋クラブ",
    "木工室で、月に1度のいすと机のお直しの日",
)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The worked example's state, its programme and its leader."""
    store = store_in(tmp_path_factory.mktemp("thread"))
    workshops = Workshops(store, programmes())
    device, _ = workshops.own(None)
    actor = fill_sample(workshops, device.id, "community_building")
    state = workshops.state(actor.workshop)
    yield state, workshops.programme_of(state), actor
    store.close()


def printed(town, **told):
    return all_text(printed_document(town, **told))


def printed_document(town, *, with_cases, left_out=()):
    state, programme, actor = town
    programme = programme.without(left_out)
    paper = Paper("つながり", ("", ""), "", datetime(2026, 9, 30, tzinfo=UTC))
    print_thread(paper, reading(state, programme, actor, with_cases=with_cases))
    return docx.Document(io.BytesIO(paper.bytes()))


def test_ideas_are_told_back_to_the_wishes(town):
    found = printed(town, with_cases=True)
    assert "本人の願いから地域づくりまでのつながり" in found
    assert "アイデアのもとになったこと" in found
    assert IDEA in found
    assert "［ケースA 本人］将棋をさす" in found
    assert "［ケースA ① 本人］将棋をさす" not in found
    assert "放課後教室の支援員（条件つき・場や物を貸す）" in found
    assert "まだ次に進んでいないアイデア" in found


def test_a_list_of_a_few_lines_is_not_left_alone_on_the_last_page(town):
    document = printed_document(town, with_cases=True)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts.index("まだ次に進んでいないアイデア") < texts.index(
        "ケースごとに、そこから生まれたこと"
    )
    listed = [p for p in document.paragraphs if p.text.startswith("・")]
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in listed]
    assert len(kept) > 1
    assert kept == [True] * (len(kept) - 1) + [None]


def test_without_cases_no_wish_is_told(town):
    found = printed(town, with_cases=False)
    assert IDEA in found
    assert RESOURCE in found
    for wish in (WISH, "将棋をさす", "一人の夕食がさびしい", "いすの脚の高さを"):
        assert wish not in found


def test_without_step4_nothing_is_asked_for_that_it_would_have_found_out(town):
    found = printed(town, with_cases=True, left_out=("step4",))
    assert IDEA in found
    assert "確かめたこと" not in found
    assert "まだ次に進んでいない" not in found
