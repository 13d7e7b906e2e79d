"""Who is in the room: the roster, the doors, and coming back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.live_operations import do
from tests.browser.people import CAN, LAPTOP, PHONE, Facilitator, Participant, Person, leader
from tests.browser.ready import NAME, Ready
from tests.support.world import BOARD

HARUKA, MINORU, SAKURA, TAKUMI = "もり はるか", "はた みのる", "かわ さくら", "うみ たくみ"
WRONG = re.compile("^この参加コードでは入れません")


@pytest.fixture
def facilitator(browsers: Browsers, server: AppServer, owner: list[Any]) -> Facilitator:
    return leader(browsers, server, owner)


def test_a_roster_from_adding_to_leading(
    browsers: Browsers, facilitator: Facilitator, ready: Ready
) -> None:
    prepared = ready.take()
    workshop, code = prepared.workshop, prepared.code
    facilitator.open(f"/members?w={workshop}")
    page = facilitator.page
    _add_one_by_one(page)
    _put_on(page, (SAKURA, "包括"), (TAKUMI, "民生委員"), ("やま ひかり", ""))
    expect(page.get_by_text("名簿 6人")).to_be_visible()
    _two_rows_of_one_person_become_one(page)

    phone, other = (_at_the_door(browsers, facilitator, code) for _ in range(2))
    for door in (phone, other):
        door.page.get_by_role("radio", name=HARUKA).check()
    _come_in(phone)
    expect(_row(page, HARUKA).get_by_text("参加中")).to_be_visible()
    other.page.get_by_role("button", name="参加する").click()
    expect(other.page.get_by_text(re.compile("^この名前はもう使われています"))).to_be_visible()

    _another_browser_takes_the_name(page, phone, other, code)
    _attendance_is_counted(page)
    _a_participant_becomes_a_leader(page, other)


def _add_one_by_one(page: Page) -> None:
    form = page.get_by_role("region", name="名簿に入れる")
    name = form.get_by_role("textbox", name="名前", exact=True)
    organisation = form.get_by_role("textbox", name="所属", exact=True)
    name.fill(HARUKA)
    organisation.fill("社協")
    form.get_by_role("button", name="名簿に入れる", exact=True).click()
    expect(_row(page, HARUKA)).to_contain_text("社協")
    expect(name).to_have_value("")
    expect(name).to_be_focused()
    name.fill(MINORU)
    name.press("Enter")
    expect(_row(page, MINORU)).to_contain_text("まだ入っていません")


def _put_on(page: Page, *people: tuple[str, str]) -> None:
    form = page.get_by_role("region", name="名簿に入れる")
    for name, organisation in people:
        form.get_by_role("textbox", name="名前", exact=True).fill(name)
        form.get_by_role("textbox", name="所属", exact=True).fill(organisation)
        form.get_by_role("button", name="名簿に入れる", exact=True).click()
        expect(_row(page, name)).to_contain_text(organisation)


def _two_rows_of_one_person_become_one(page: Page) -> None:
    _put_on(page, (HARUKA.replace(" ", ""), "社会福祉協議会"))
    expect(page.get_by_text("名簿 7人")).to_be_visible()
    page.get_by_role("button", name=f"{HARUKA}さんの2つの行をまとめる").click()
    page.get_by_role("alertdialog").get_by_role("button", name="1人にまとめる").click()
    expect(page.get_by_text("名簿 6人")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("2つの行をまとめる"))).to_have_count(0)


def _another_browser_takes_the_name(
    page: Page, phone: Participant, other: Participant, code: str
) -> None:
    other.open(f"/join?code={code}")
    expect(other.page.get_by_role("radio", name=MINORU)).to_be_visible()
    expect(other.page.get_by_role("radio", name=HARUKA)).to_have_count(0)
    page.get_by_role("button", name=f"{HARUKA}さんの端末をつなぎなおす").click()
    page.get_by_role("alertdialog").get_by_role("button", name="つなぎなおす").click()
    expect(_row(page, HARUKA)).to_contain_text("まだ入っていません")
    expect(phone.page.get_by_role("button", name="付箋をはる")).to_have_count(0)
    other.open(f"/join?code={code}")
    other.page.get_by_role("radio", name=HARUKA).check()
    _come_in(other)
    expect(_row(page, HARUKA).get_by_text("参加中")).to_be_visible()


def _attendance_is_counted(page: Page) -> None:
    _came(page, TAKUMI, "出席")
    expect(page.get_by_text("出席 2人")).to_be_visible()
    _came(page, SAKURA, "欠席")
    expect(page.get_by_text("欠席 1人")).to_be_visible()
    _came(page, SAKURA, "オンライン")
    expect(page.get_by_text("オンライン 1人")).to_be_visible()
    expect(page.get_by_text("欠席 1人")).to_have_count(0)
    expect(page.get_by_text("出席 2人")).to_be_visible()
    page.reload()
    expect(_attendance(page, SAKURA)).to_have_value("online")


def _came(page: Page, name: str, how: str) -> None:
    _attendance(page, name).select_option(how)


def _attendance(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=f"{name}さんの出欠")


def _a_participant_becomes_a_leader(page: Page, other: Participant) -> None:
    states = other.page.get_by_role("radiogroup", name="シートの状態")
    expect(states).to_have_count(0)
    page.get_by_role("combobox", name=f"{HARUKA}さんの立場").select_option("事務局")
    expect(other.page.get_by_role("button", name=re.compile("進行の操作"))).to_be_visible()
    other.page.get_by_role("button", name="進行の操作をひらく").click()
    states.get_by_role("radio", name="公開").click()
    expect(states.get_by_role("radio", name=re.compile("公開"))).to_be_checked()


def _at_the_door(browsers: Browsers, facilitator: Facilitator, code: str) -> Participant:
    person = Participant(browsers, facilitator.url, PHONE, touch=True)
    person.open(f"/join?code={code}")
    return person


def _come_in(person: Person) -> None:
    person.page.get_by_role("button", name="参加する").click()
    person.to_the_board()
    expect(person.page.get_by_role("button", name="付箋をはる")).to_be_visible()


def _row(page: Page, name: str) -> Locator:
    return page.get_by_role("table", name="名簿").get_by_role("row").filter(has_text=name)


def test_doors_open_for_the_right_code_only(
    browsers: Browsers, facilitator: Facilitator, ready: Ready
) -> None:
    workshop = ready.take().workshop
    do(facilitator, workshop, "member.add", id="named", name=SAKURA)
    old = facilitator.code(workshop)
    page = facilitator.page
    page.get_by_role("button", name="新しいコードにする").first.click()
    page.get_by_role("alertdialog").get_by_role("button", name="新しいコードにする").click()
    expect(page.get_by_text("新しいコードになりました。")).to_be_visible()
    shown = page.get_by_text(re.compile("^[2-9A-Z]{3} [2-9A-Z]{3}$")).first
    expect(shown).not_to_have_text(f"{old[:3]} {old[3:]}")
    new = shown.inner_text().replace(" ", "")
    page.get_by_role("button", name=re.compile("^見学・投影用のリンク")).click()
    cards = page.get_by_role("textbox", name="リンク")
    expect(cards).to_have_count(2)
    viewers = cards.nth(1).input_value()

    door = _at_the_door(browsers, facilitator, old)
    expect(door.page.get_by_text(WRONG)).to_be_visible()
    expect(door.page.get_by_text(NAME)).to_have_count(0)
    door.page.get_by_label("参加コード").fill(new.lower())
    door.page.get_by_role("button", name="つぎへ").click()
    expect(door.page.get_by_role("heading", name=re.compile(NAME))).to_be_visible()
    door.page.get_by_text("名簿にない・自分で書く", exact=True).click()
    door.page.get_by_label("お名前").fill(SAKURA.replace(" ", "　"))
    door.page.get_by_role("button", name="参加する").click()
    expect(door.page.get_by_text(re.compile("さんは名簿にあります"))).to_be_visible()
    door.page.get_by_role("button", name="はい、本人です").click()
    door.to_the_board()

    _a_viewer_only_looks(browsers, facilitator, viewers)
    _who_guesses_has_to_wait(door)


def _a_viewer_only_looks(browsers: Browsers, facilitator: Facilitator, link: str) -> None:
    viewer = Person(browsers, facilitator.url, LAPTOP)
    viewer.page.goto(link)
    viewer.page.get_by_role("button", name="参加する").click()
    viewer.page.wait_for_url("**/projector?*")
    expect(viewer.page.get_by_role("heading", name=NAME, level=1)).to_be_visible()
    for role in ("button", "textbox", "link"):
        expect(viewer.page.get_by_role(role)).to_have_count(0)
    viewer.open("/invite?" + viewer.page.url.split("?")[1])
    expect(viewer.page.get_by_text(re.compile("事務局のためのもの"))).to_be_visible()


def _who_guesses_has_to_wait(known: Person) -> None:
    """A browser that came in once is known again; its wrong codes are counted."""
    known.open("/join")
    code = known.page.get_by_label("参加コード")
    go_on = known.page.get_by_role("button", name="つぎへ")
    for guess in range(10):
        code.fill(f"ZZZZZ{guess}")
        with known.page.expect_response("**/door/look") as answer:
            go_on.click()
        assert answer.value.status == 403
        expect(known.page.get_by_text(WRONG)).to_be_visible()
    go_on.click()
    expect(known.page.get_by_text(re.compile("5分ほど待つか"))).to_be_visible()


def test_coming_back_after_the_device_slept(
    browsers: Browsers, facilitator: Facilitator, ready: Ready
) -> None:
    prepared = ready.take()
    workshop = prepared.workshop
    do(facilitator, workshop, "sheet.state", sheet=BOARD, state="open")
    phone = _at_the_door(browsers, facilitator, prepared.code)
    phone.page.get_by_label("お名前").fill(TAKUMI)
    _come_in(phone)
    facilitator.open(f"/strengths_matrix?w={workshop}")
    expect(facilitator.place(CAN)).to_be_visible()
    phone.context.set_offline(offline=True)
    facilitator.add(CAN, "眠っているあいだの付箋")
    facilitator.expect_saved()
    expect(phone.page.get_by_text("眠っているあいだの付箋")).to_have_count(0)
    phone.page.locator(".ks-board textarea").first.fill("電波がないときの付箋")
    phone.page.get_by_role("button", name="付箋をはる").click()
    expect(phone.note("電波がないときの付箋")).to_be_visible()
    phone.context.set_offline(offline=False)
    expect(phone.page.get_by_text("眠っているあいだの付箋")).to_be_visible()
    phone.expect_saved()
    expect(facilitator.note("電波がないときの付箋")).to_be_visible()
