"""The light page: who is led there, what it tells of a workshop, and how small it is."""

import gzip
import re

import pytest

from components.frame.activities import page_of
from components.phone import FOLDER, script
from kasane.live.html import FULL
from kasane.live.parts import parts_address
from kasane.workshop import Role
from kasane.workshop.access import PAGES
from tests.support.live_server import told_in

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/127.0 Mobile Safari/537.36"
MOST = 300_000
"""Bytes that a phone may load before it can write."""


@pytest.fixture
def opened(world, server, haru):
    """Ask for an address with a participant's phone: status and where it is led."""

    def ask(path, secret=haru.secret, agent=PHONE, **more):
        answer = server.get(path, secret, user_agent=agent, **more)
        return answer.status, answer.headers.get("location")

    return ask


def test_a_phone_that_reads_the_qr_code_comes_to_the_light_door(opened, world):
    wanted = f"/phone?code={world.code()}"
    assert opened(f"/join?code={world.code()}", None) == (303, wanted)
    assert opened(f"/join?code={world.code()}", None, agent="Laptop") == (200, None)


def test_the_pages_of_those_who_take_part_are_light_on_their_phones(opened, world):
    at = f"?w={world.id}&a=strengths_matrix"
    assert opened(f"/strengths_matrix{at}") == (303, f"/phone{at}")
    assert opened(f"/todo?w={world.id}") == (303, f"/phone?w={world.id}&a=todo")
    assert opened(f"/?w={world.id}") == (303, f"/phone?w={world.id}&a=")
    assert opened(f"/strengths_matrix{at}", agent="Laptop") == (200, None)


def test_who_leads_or_is_nobody_gets_the_full_page_on_a_phone_too(opened, world):
    assert opened(f"/strengths_matrix?w={world.id}", world.lead.secret) == (200, None)
    assert opened(f"/strengths_matrix?w={world.id}", None) == (200, None)
    assert opened(f"/members?w={world.id}") == (200, None)
    assert opened("/") == (200, None)


def test_the_full_page_is_one_link_away_and_stays_until_the_light_one_is_opened(
    opened, world, server, haru
):
    answer = server.get(f"/?w={world.id}&full=1", haru.secret, user_agent=PHONE)
    assert answer.status == 200
    assert FULL in answer.headers["set-cookie"]
    assert opened(f"/todo?w={world.id}", cookie=f"{FULL}=1") == (200, None)
    light = server.get(f"/phone?w={world.id}", haru.secret, cookie=f"{FULL}=1")
    assert re.search(rf'{FULL}="";.*Max-Age=0', light.headers["set-cookie"])


def test_without_a_workshop_in_the_address_it_is_the_newest_of_the_phone(world, server, haru):
    assert told_in(server.get("/phone", haru.secret))["workshop"] == world.id
    # A code is a new door, also for somebody who has come in elsewhere.
    told = told_in(server.get(f"/phone?code={world.code()}", haru.secret))
    assert (told["workshop"], told["code"]) == ("", world.code())


def test_the_full_page_loads_no_font_that_nobody_uses(server):
    html = server.get("/").body.decode()
    assert 'as="font"' not in html
    assert '<html lang="ja">' in html


def test_it_tells_each_activity_with_the_parts_of_its_sheets(world, server, haru):
    told = told_in(server.get(f"/phone?w={world.id}", haru.secret))
    programme = world.workshops.programme_of(world.state())
    views = told["views"]
    theirs = {
        each.id for each in programme.activities if Role.PARTICIPANT in PAGES[page_of(each)[0]]
    }
    assert views.keys() == theirs < {each.id for each in programme.activities}
    board = views["strengths_matrix"]
    assert board["held"] == "strengths_matrix"
    parts = [part for each in board["shown"] for part, _ in each["parts"]]
    assert parts == ["sheets/board"]
    votes = [part for each in views["idea_priorities"]["shown"] for part, _ in each["parts"]]
    assert votes[:2] == ["frame/priorities", "sheets/table"]


def test_a_sheet_of_the_secretariat_is_not_offered(world, server, haru):
    told = told_in(server.get(f"/phone?w={world.id}", haru.secret))
    programme = world.workshops.programme_of(world.state())
    secret = {sheet.id for sheet in programme.sheets if sheet.seen_by == "secretariat"}
    shown = [each for view in told["views"].values() for each in view["shown"]]
    assert secret
    assert not secret & {data["sheet"] for each in shown for _, data in each["parts"]}


def test_the_script_is_one_file_kept_for_good_under_its_hash(server):
    version, text = script()
    answer = server.get(f"/phone/{version}.js", accept_encoding="gzip")
    assert gzip.decompress(answer.body) == text
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "Accept-Encoding"
    assert server.get(f"/phone/{version}.js").body == text
    assert server.get("/phone/0123456789ab.js").status == 404


def test_page_styles_script_and_programme_are_small_enough_for_a_phone(world, server, haru):
    page = server.get(f"/phone?w={world.id}", haru.secret, accept_encoding="gzip")
    told = told_in(server.get(f"/phone?w={world.id}", haru.secret))
    programme = server.get(
        f"/programme/{world.id}/{told['programme']}", haru.secret, accept_encoding="gzip"
    )
    code = server.get(f"/phone/{script()[0]}.js", accept_encoding="gzip")
    styles = server.get(f"{parts_address(FOLDER)}/styles.css", accept_encoding="gzip")
    assert styles.status == 200
    assert len(page.body) + len(programme.body) + len(code.body) + len(styles.body) < MOST


def test_what_people_wrote_cannot_end_the_page(world, server, haru):
    world.do(world.lead, "workshop.edit", name="</script><b>かい</b>")
    answer = server.get(f"/phone?w={world.id}", haru.secret)
    assert b"</script><b>" not in answer.body
    assert told_in(answer)["name"] == "</script><b>かい</b>"


def test_who_deleted_something_finds_it_on_the_phone_with_its_way_back(world, server, haru):
    note = world.note(haru, "まちがえて消した")
    gone = world.do(haru, "entry.delete", id=note, version=1).revision
    (told,) = server.get(f"/phone/acts?w={world.id}", haru.secret).json
    assert told["revision"] == gone
    assert "「まちがえて消した」を消した" in told["text"]
    world.do(haru, "undo", revision=gone)
    assert server.get(f"/phone/acts?w={world.id}", haru.secret).json == []


def test_an_activity_without_a_sheet_tells_what_it_is_for_and_how_it_goes(world, server):
    world.id = world.create(programme="community_building", steps=("step1",)).workshop
    told = told_in(server.get(f"/phone?w={world.id}", world.person().secret))["views"]
    activity = world.workshops.programme_of(world.state()).activity("orientation")
    assert activity.sheets == ()
    said = dict(map(tuple, told[activity.id]["told"]))
    assert said["何をやるか"] == [activity.what]
    assert said["到達目標"] == [*activity.goals]
    assert said["使う資料"] == [each.title for each in activity.materials]
    assert told["resource_map"]["told"] == []
