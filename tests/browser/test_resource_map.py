"""The resource map: everybody adds to it at once, and it is read from the far end of the room."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.browsers import Browsers
from tests.browser.in_page import (
    cut_texts,
    in_the_end,
    nameless,
    poor_contrast,
    scrolls_sideways,
    small_targets,
    still,
)
from tests.browser.live_operations import do, held
from tests.browser.ready import Ready
from tests.browser.town_room import TownRoom

MAP, CANDIDATES = "resource_map", "interview_candidates"
LEAST = 18
TOGETHER = """() => {
  const chips = [...document.querySelectorAll(".ks-map-chip")].map((chip) => chip.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const cut = [...document.querySelectorAll(".ks-map-chip, .ks-map-text, .ks-map-label")]
    .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
  return {
    count: chips.length,
    overlaps: chips.flatMap((one, at) => chips.slice(0, at).filter((other) => meet(one, other))).length,
    cut: cut.map((part) => part.textContent),
    font: Math.min(...[...document.querySelectorAll(".ks-map-chip")].map((chip) => parseFloat(chip.style.fontSize))),
  };
}"""  # noqa: E501


@pytest.fixture
def town(browsers: Browsers, server: AppServer, owner: list[Any], ready: Ready) -> TownRoom:
    """All three look at the map of the one case."""
    town = TownRoom(browsers, server, owner, ready.take("community_building"))
    town.go(MAP)
    do(town.facilitator, town.workshop, "activity.focus", entry=town.case)
    town.open(f"/resource_map?copy={town.case}")
    return town


def resource(town: TownRoom, ring: str, name: str, **values: Any) -> None:
    """Put a resource on the map."""
    town.add(MAP, f"{town.case}/{ring}", name=name, **values)


def _chip(page: Page, name: str) -> Locator:
    return page.locator(".ks-map-chip").filter(has_text=name)


def test_what_is_added_on_a_phone_stands_on_every_map_at_once(town: TownRoom) -> None:
    page = town.first.page
    name = page.get_by_role("textbox", name="名前")
    name.fill("模型クラブ")
    name.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(name).to_have_value("模型クラブ")
    page.locator(".ks-map-adder").get_by_text("福祉以外", exact=True).click()
    name.press("Enter")
    expect(name).to_have_value("")
    name.fill("朝市の片づけ")
    name.press("Enter")
    for person in (town.facilitator, town.wall):
        expect(_chip(person.page, "模型クラブ")).to_be_visible()
        expect(_chip(person.page, "朝市の片づけ")).to_be_visible()
    expect(town.wall.page.get_by_text("いま 2件")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="模型クラブ")).to_be_visible()
    town.first.expect_saved()
    assert small_targets(page, ".ks-map", 48) == []
    assert not scrolls_sideways(page)
    assert cut_texts(page, ".ks-map") == []
    page.get_by_role("button", name="図で見る").click()
    expect(_chip(page, "模型クラブ")).to_be_visible()
    assert not scrolls_sideways(page)


def test_a_keyboard_is_enough_to_add_change_move_and_delete(town: TownRoom) -> None:
    page = town.facilitator.page
    keyboard = page.keyboard
    page.get_by_role("textbox", name="名前").focus()
    keyboard.type("消防団")
    keyboard.press("Enter")
    chip = page.get_by_role("button", name=re.compile("^消防団"))
    inner, outer = page.locator(".ks-map-ring-inner"), page.locator(".ks-map-ring-outer")
    expect(inner.get_by_role("button")).to_have_count(1)
    chip.focus()
    keyboard.press("Enter")
    district = page.get_by_role("combobox", name="地区").or_(
        page.get_by_role("textbox", name="地区")
    )
    district.last.focus()
    keyboard.type("北町")
    page.get_by_role("button", name="もう一方の輪へ").focus()
    keyboard.press("Enter")
    expect(outer.get_by_role("button", name=re.compile("^消防団.*北町"))).to_be_visible()
    keyboard.press("Escape")
    expect(chip).to_be_focused()
    keyboard.press("Enter")
    page.get_by_role("button", name="けす", exact=True).press("Enter")
    expect(chip).to_have_count(0)
    assert nameless(page) == []
    assert poor_contrast(page, ".ks-map") == []


def test_what_is_written_on_a_chip_and_tells_of_somebody_is_asked_about(town: TownRoom) -> None:
    resource(town, "outer", "公園の花の会")
    page, other = town.facilitator.page, town.first.page
    _chip(page, "公園の花の会").click()
    reason = page.get_by_role("textbox", name="知ってほしい理由")
    card = page.get_by_role("group", name="知ってほしい理由：どうするか選んでください")
    reason.fill("連絡は090-1234-5678へ")
    expect(card).to_contain_text("まだほかの人には見えていません")
    card.get_by_role("button", name="置きかえてはる").click()
    expect(card).to_have_count(0)
    expect(reason).to_have_value("連絡は［電話番号］へ")
    reason.fill("連絡は090-1234-5679へ")
    card.get_by_role("button", name="このままはる").click()
    expect(card).to_have_count(0)

    def reasons() -> list[object]:
        return [entry["values"].get("reason") for entry in held(other, town.workshop, MAP).values()]

    assert in_the_end(reasons, lambda found: found[0] != "連絡は［電話番号］へ") == [
        "連絡は090-1234-5679へ"
    ]


def test_a_chip_is_dragged_into_the_other_ring_and_stays_there(town: TownRoom) -> None:
    resource(town, "outer", "公園の花の会")
    page = town.facilitator.page
    chip, texts = _chip(page, "公園の花の会"), page.locator(".ks-map-texts button")
    _, centre = still(chip, texts)
    chip.hover()
    page.mouse.down()
    page.mouse.move(centre["x"] + centre["width"] / 2, centre["y"] - 40, steps=6)
    page.mouse.up()
    for person in (town.facilitator, town.wall):
        expect(person.page.locator(".ks-map-ring-inner")).to_contain_text("公園の花の会")
    expect(page.get_by_role("textbox", name="名前")).to_be_visible()


def test_one_press_makes_a_candidate_and_only_once(town: TownRoom) -> None:
    resource(town, "outer", "鉄道写真の会", district="南町", reason="楽しそう")
    page = town.facilitator.page
    _chip(page, "鉄道写真の会").click()
    page.get_by_role("button", name="インタビュー候補へ").click()
    expect(page.get_by_text("✓ 候補者リストにあります")).to_be_visible()
    expect(page.get_by_role("button", name="インタビュー候補へ")).to_have_count(0)
    town.facilitator.expect_saved()
    rows = held(page, town.workshop, CANDIDATES).values()
    made = [(row["values"], len(row["sources"])) for row in rows]
    values = {"name": "鉄道写真の会", "district": "南町", "reason": "楽しそう"}
    assert made == [(values, 1)]


def test_what_is_filtered_out_is_left_out_and_counted(town: TownRoom) -> None:
    resource(town, "outer", "まちの電器店", district="本町")
    resource(town, "inner", "となりの農家", district="東町")
    page = town.facilitator.page
    expect(_chip(page, "となりの農家")).to_be_visible()
    page.get_by_text("絞り込む・くらべる").click()
    page.get_by_role("combobox", name="地区で絞り込む").select_option("本町")
    expect(_chip(page, "となりの農家")).to_have_count(0)
    expect(_chip(page, "まちの電器店")).to_be_visible()
    expect(page.get_by_text("2件のうち 1件を見ています")).to_be_visible()
    page.get_by_role("button", name="絞り込みをやめる").click()
    expect(_chip(page, "となりの農家")).to_be_visible()


def test_sixty_resources_are_whole_and_apart_on_the_wall(town: TownRoom) -> None:
    for at in range(60):
        ring = "inner" if at % 5 < 2 else "outer"
        resource(town, ring, f"{'まちの修理とおしゃべりの会'[: 4 + at % 9]}{at}", field="福祉以外")
    wall = town.wall.page
    expect(wall.locator(".ks-map-chip")).to_have_count(60)
    found = in_the_end(lambda: wall.evaluate(TOGETHER), apart)
    assert found == {"count": 60, "overlaps": 0, "cut": [], "font": found["font"]}
    assert found["font"] >= LEAST
    wall.set_viewport_size({"width": 1366, "height": 768})
    wall.wait_for_function("() => document.querySelector('.ks-map-canvas').offsetWidth < 1366")
    in_the_end(lambda: wall.evaluate(TOGETHER), apart)


@pytest.mark.parametrize("width", [1366, 1024])
def test_what_cannot_be_read_at_once_goes_in_pages_each_resource_once(
    town: TownRoom, width: int
) -> None:
    wall = town.wall.page
    wall.set_viewport_size({"width": width, "height": 768})
    for at in range(90):
        ring = "inner" if at % 5 < 2 else "outer"
        resource(town, ring, f"{'まちの修理とおしゃべりの会'[: 4 + at % 9]}{at}", field="福祉以外")
    label = wall.locator(".ks-map-wall .ks-wall-page").filter(has_text="1／").first
    expect(label).to_be_visible()
    expect(wall.get_by_text("いま 90件")).to_be_visible()
    pages = int(label.inner_text().split("／")[1])
    seen: list[str] = []
    for at in range(pages):
        expect(wall.get_by_text(f"{at + 1}／{pages}", exact=True)).to_be_visible()
        in_the_end(lambda: wall.evaluate(TOGETHER), apart)
        seen += wall.locator(".ks-map-chip").all_inner_texts()
        wall.keyboard.press("PageDown")
    assert (len(seen), len(set(seen))) == (90, 90)


def apart(found: dict[str, Any]) -> bool:
    """Whether all chips have come to stand apart, whole, and large enough."""
    return not found["overlaps"] and not found["cut"] and found["font"] >= LEAST


def test_a_closed_case_and_its_map_are_not_shown(town: TownRoom) -> None:
    everybody = [town.traffic[who] for who in ("first", "wall")]
    closed = town.add("case_sheet", "", basis="匿名化した事例")
    town.add(MAP, f"{closed}/inner", name="だれにも見えない資源")
    resource(town, "inner", "見える資源")
    expect(_chip(town.wall.page, "見える資源")).to_be_visible()
    expect(town.first.page.get_by_role("row").filter(has_text="見える資源")).to_be_visible()
    for heard in everybody:
        assert "だれにも見えない資源" not in json.dumps(heard.records, ensure_ascii=False)
