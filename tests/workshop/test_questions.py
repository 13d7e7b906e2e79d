"""Questions from the room: nobody is told whose they are."""

import json

import pytest

from kasane.plain import limits
from kasane.workshop.access import Sight, as_seen


def told(world, who):
    """What of questions and hands somebody gets."""
    state = world.state()
    sight = Sight.of(state)
    records = [*state.all("question"), *state.all("hand")]
    return [as_seen(record, sight.view(record, who.actor)) for record in records]


def asks(world, who, text="夜はどうしますか", key="q1"):
    world.do(who, "question.ask", id=key, text=text)
    return key


def test_only_who_asked_is_told_whose_it_is(world, haru, natsu, viewer):
    asks(world, haru)
    world.do(natsu, "question.hand", id="q1", up=True)
    assert told(world, haru)[0]["author"] == haru.id
    for who, other in ((world.lead, haru), (viewer, haru), (natsu, haru), (haru, natsu)):
        assert other.id not in json.dumps(told(world, who))
    assert natsu.id in json.dumps(told(world, natsu))


def test_each_has_one_hand_that_goes_up_and_down(world, haru, natsu):
    asks(world, haru)
    for _ in range(2):
        world.do(natsu, "question.hand", id="q1", up=True)
    assert len(list(world.state().all("hand"))) == 1
    world.do(natsu, "question.hand", id="q1", up=False)
    assert list(world.state().all("hand")) == []


def test_it_goes_with_its_hands(world, haru, natsu):
    asks(world, haru)
    world.do(natsu, "question.hand", id="q1", up=True)
    assert world.refused(natsu, "question.remove", id="q1").code == "forbidden"
    world.do(haru, "question.remove", id="q1")
    assert list(world.state().all("question")) == list(world.state().all("hand")) == []


def test_who_leads_notes_the_answer_and_puts_them_on_the_wall(world, haru):
    asks(world, haru)
    world.do(world.lead, "question.answer", id="q1", answered=True)
    assert world.body("question", "q1")["answered"]
    world.do(world.lead, "activity.focus", entry="floor_questions")
    assert world.body("workshop")["focus"] == "floor_questions"


@pytest.mark.parametrize(
    ("code", "op", "fields"),
    [
        ("empty", "question.ask", {"id": "q2", "text": "  "}),
        ("malformed", "question.ask", {"id": "q2", "text": ""}),
        ("exists", "question.ask", {"id": "q1", "text": "もう一度"}),
        ("too_many", "question.ask", {"id": "q2", "text": "2つめ"}),
        ("gone", "question.hand", {"id": "q9", "up": True}),
        ("gone", "question.remove", {"id": "q9"}),
    ],
)
def test_what_can_not_be_asked_is_refused(world, haru, monkeypatch, code, op, fields):
    asks(world, haru)
    monkeypatch.setattr(limits, "QUESTIONS", 1)
    assert world.refused(haru, op, **fields).code == code
