"""Who is in a room at other processes: told, told again, and forgotten with a process."""

import json

import pytest

from kasane.live.elsewhere import AGAIN_SECONDS, GONE_SECONDS, Elsewhere, Present, together

ROOM = "w1"
HARU = ("board", "grasp/can", "haru")


class Houses:
    """Processes that hear each other."""

    def __init__(self, count):
        self.now = 0.0
        self.words = []
        self.all = [Elsewhere(self.teller(n), lambda: self.now) for n in range(count)]

    def teller(self, number):
        def tell(room, word):
            self.words.append(word)
            for other, house in enumerate(self.all):
                if other != number:
                    house.take(room, json.loads(json.dumps(word)) | {"from": str(number)})

        return tell


@pytest.fixture
def houses():
    return Houses(3)


def test_all_are_here_wherever_they_are_connected(houses):
    one, two, three = houses.all
    one.say(ROOM, Present({"haru", "natsu"}, {HARU}))
    two.say(ROOM, Present({"natsu", "aki"}))
    here, typing = together(Present({"fuyu"}), three.present(ROOM))
    assert here == {"haru", "natsu", "aki", "fuyu"}
    assert typing == {("board", "grasp/can"): {"haru"}}


def test_only_news_is_said(houses):
    one, two, _ = houses.all
    for _turn in range(3):
        one.say(ROOM, Present({"haru"}))
    assert len(houses.words) == 1
    one.say(ROOM, Present())
    assert two.present(ROOM) == Present()


def test_who_opens_a_room_is_told_who_is_there(houses):
    one, two, _ = houses.all
    one.say(ROOM, Present({"haru"}))
    two.leave(ROOM)
    assert two.present(ROOM) == Present()
    two.enter(ROOM)
    assert two.present(ROOM) == Present({"haru"})


def test_a_process_that_says_nothing_more_is_gone_with_all_who_were_there(houses):
    one, two, three = houses.all
    one.say(ROOM, Present({"haru"}))
    two.say(ROOM, Present({"natsu"}))
    while houses.now <= GONE_SECONDS:  # the second lives and says so
        houses.now += AGAIN_SECONDS
        two.say_again()
    assert three.gone() == {ROOM}
    assert three.present(ROOM) == Present({"natsu"})
    assert three.gone() == set()


def test_five_hundred_people_go_through_in_words_that_the_server_takes(houses):
    one, two, _ = houses.all
    people = {f"{n:032x}" + "x" * 32 for n in range(500)}
    typing = {("s" * 64, "p" * 130, person) for person in people}
    one.say(ROOM, Present(people, typing))
    assert two.present(ROOM) == Present(people, typing)
    assert max(len(json.dumps(word | {"from": "f" * 32}).encode()) for word in houses.words) < 8_000
