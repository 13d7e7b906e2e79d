"""The story of a programme: the same facts on screen, on one A4 page and on five slides."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pptx
import pytest
from office_schemas import mistakes
from record_reader import all_text
from table_builders import put, reading, workshop
from worked_examples import OFFICE, Office

from kasane.record.story import (
    network_of,
    pair_of,
    story_document,
    story_name,
    story_of,
    story_slides,
)
from kasane.samples import example
from kasane.workshop.going_on import ASKS, Story
from kasane.workshop.model import Attendance, Entry, Group, Meeting
from kasane.workshop.surveys import Batch, Counted, Results
from kasane.workshop.telling import SHARED
from tests.support.world import programmes

NOW = datetime(2027, 2, 1, tzinfo=UTC)
AT = "2026-12-08T05:10:00.000+00:00"
EVERY = pytest.mark.parametrize("held", programmes())


def slides_of(told):
    deck = pptx.Presentation(io.BytesIO(story_slides(told, NOW)))
    return [
        "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        for slide in deck.slides
    ]


def word_of(told):
    return all_text(docx.Document(io.BytesIO(story_document(told, NOW))))


def case(letter, *, hidden):
    return Entry(
        sheet="case_study",
        place="",
        values={"outline": f"とても長い事情{letter}"},
        letter=letter,
        hidden=hidden,
        author="p1",
        created=AT,
        changed=AT,
    )


@EVERY
def test_all_three_tell_the_same(held):
    told = example(held).to_tell(SHARED)
    story, word, slides = story_of(told, NOW), word_of(told), slides_of(told)
    assert len(slides) == 5
    for part in story.parts:
        for line in part.lines:
            assert line in word
            # Where a picture draws the survey, its numbers stand in the picture.
            assert part is story.changed or line in "\n".join(slides)
    assert all(story.use in slide for slide in slides)
    assert story.use in word


@EVERY
def test_both_files_are_as_the_schemas_say(tmp_path, held):
    told = example(held).to_tell(SHARED)
    for suffix, work in ((".docx", story_document), (".pptx", story_slides)):
        path = tmp_path / f"story{suffix}"
        path.write_bytes(work(told, NOW))
        assert mistakes(path) == []
        assert work(told, NOW) == path.read_bytes()


@EVERY
def test_a_workshop_with_nothing_written_has_a_story_that_says_so(held):
    told = reading(workshop(programme=held), programmes()[held])
    assert "まだ書かれていません。" in word_of(told)
    assert len(slides_of(told)) == 5


def test_cases_are_told_by_their_letters_and_those_nobody_opened_are_not():
    state = workshop()
    put(state, "entry", "a", case("A", hidden=False))
    put(state, "entry", "b", case("B", hidden=True))
    told = reading(state)
    assert story_of(told, NOW).cases.lines == ("ケース検討シート　1件（ケースA）",)
    for text in (word_of(told), "\n".join(slides_of(told))):
        assert "とても長い事情" not in text
        assert "ケースB" not in text


def test_who_met_is_read_from_meetings_and_groups():
    state = workshop()
    group = Group(id="g1", name="1グループ", members=("p1", "p3"))
    put(
        state,
        "workshop",
        "main",
        reading(state).info.model_copy(update={"groups": {"x": (group,)}}),
    )
    ties = {(t.one.name, t.other.name): t.times for t in network_of(reading(state)).ties}
    # p3 of 社協 did not come to the meeting, p2 of 社協 did.
    assert ties[("包括", "社協")] == 2
    assert all(tie.new is None for tie in network_of(reading(state)).ties)


def everybody_met():
    """A workshop in which three organisations came to one meeting."""
    state = workshop()
    ids = {record.id for record in state.all("member")}
    present = dict.fromkeys(ids, Attendance.PRESENT)
    for number in range(2):
        put(state, "meeting", f"x{number}", Meeting(steps=("step1",), attendance=present))
    return state


def test_where_everybody_sat_with_everybody_no_lines_are_drawn():
    network = network_of(reading(everybody_met()))
    assert len(network.ties) > 1
    assert network.drawn == []
    assert network.sentence == "すべての所属が、同じ会議やグループで話し合いました。"
    assert network.sentence in word_of(reading(everybody_met()))


def test_once_it_is_said_who_had_met_only_first_meetings_are_drawn():
    state = everybody_met()
    put(state, "story", "main", Story(knew=(pair_of("社協", "包括"),)))
    network = network_of(reading(state))
    assert network.drawn == network.new
    assert len(network.drawn) == len(network.ties) - 1
    every = tuple(pair_of(tie.one.name, tie.other.name) for tie in network.ties)
    put(state, "story", "main", Story(knew=every))
    assert network_of(reading(state)).drawn == []
    assert "会ったことがありました" in network_of(reading(state)).sentence


@EVERY
def test_every_example_says_what_it_asks_and_who_met_for_the_first_time(held):
    story = story_of(example(held).to_tell(SHARED), NOW)
    assert 20 < len(story.asks) <= ASKS
    assert 0 < len(story.network.new) < len(story.network.ties)


def test_what_is_asked_on_many_lines_goes_on_behind_each_other():
    state = workshop()
    put(state, "story", "main", Story(asks="一\n\n二\n三"))
    assert story_of(reading(state), NOW).asks == "一\n二\n三"
    put(state, "story", "main", Story(asks="\n".join("一二三四五六七八九")))
    assert story_of(reading(state), NOW).asks == "一　二　三　四　五　六　七　八　九"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_it_is_one_page_however_much_is_asked(tmp_path):
    """The longest that the page takes, on few lines and on many, of the fullest examples."""
    made = {}
    for held in ("team_building", "community_building"):
        told = example(held).to_tell(SHARED)
        for name, asks in (("long", "来年度もお願いします。" * 27), ("lines", "お願い\n" * 8)):
            records = told.records.copy()
            put(records, "story", "main", told.story.model_copy(update={"asks": asks[:ASKS]}))
            made[f"{held}_{name}"] = story_document(replace(told, records=records), NOW)
    pages = Office(tmp_path).pages(tmp_path, **made)
    assert {name: len(each.texts) for name, each in pages.items()} == dict.fromkeys(made, 1)


def test_what_a_programme_has_nothing_of_is_not_told():
    story = story_of(example("camp").to_tell(SHARED), NOW)
    assert story.cases not in story.parts
    assert "話し合ったケース" not in word_of(example("camp").to_tell(SHARED))


def test_who_had_met_before_is_told_only_once_somebody_said_it():
    state = workshop()
    assert "はじめて" not in word_of(reading(state))
    put(state, "story", "main", Story(knew=(pair_of("社協", "包括"),)))
    network = network_of(reading(state))
    assert network.said
    new = {pair_of(tie.one.name, tie.other.name) for tie in network.new}
    assert pair_of("包括", "社協") not in new
    assert pair_of("あおば市", "社協") in new
    assert "はじめて一緒に話し合った組み合わせは、2組" in word_of(reading(state))


def test_what_is_asked_is_a_persons_own_text_and_none_is_made_up():
    state = workshop()
    asks = "来年度の人員を1人、お願いします。"
    assert story_of(reading(state), NOW).asks == ""
    put(state, "story", "main", Story(asks=asks))
    told = reading(state)
    assert asks in word_of(told)
    assert asks in slides_of(told)[-1]


def test_a_text_in_which_something_was_found_waits_for_somebody_to_decide():
    state = workshop()
    put(state, "story", "main", Story(asks="詳しくは090-1234-5678の山田さんへ"))
    told = reading(state)
    assert "090" not in word_of(told) + "".join(slides_of(told))
    assert [(each.of, each.field) for each in told.asked] == [("story", "asks")]


def test_the_survey_is_told_before_against_after_as_far_as_it_was_counted():
    state = workshop()
    programme = programmes()["team_building"]
    after = programme.sheet("survey_after")
    question = next(q for q in after.questions if q.type == "scale")

    def results(step):
        said = {choice: 5 * (at == step) for at, choice in enumerate(question.choices)}
        return Results(batches=(Batch(all=Counted(people=5, answers={question.id: said})),))

    put(state, "results", "survey_before", results(1))
    put(state, "results", "survey_after", results(3))
    story = story_of(reading(state), NOW)
    assert story.changed.lines[0].endswith("はじめ2.0→おわり4.0")


def test_the_file_says_that_it_may_be_shared():
    assert story_name(reading(workshop()), NOW, ".pptx").endswith("_共有用.pptx")


def test_an_organisation_of_which_nobody_came_is_not_drawn():
    state = workshop()
    absent = Meeting(
        steps=("step2",), date=date(2026, 12, 8), attendance={"p1": Attendance.PRESENT}
    )
    put(state, "meeting", "m1", absent)
    assert [place.name for place in network_of(reading(state)).places] == ["包括"]
