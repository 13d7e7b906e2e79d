"""The day of Step1, from an empty data folder to its record, by what the screens say."""

from __future__ import annotations

import re
from pathlib import Path

from bench.room.cast import NAMES, Cast, Person

TROUBLE = "担当が決まるまでに{}か月かかった"


def begin(cast: Cast, address: str) -> None:
    """Make a workshop and put everybody on its roster."""
    lead, page = cast.facilitator, cast.facilitator.page
    page.goto(address)
    page.get_by_label("ワークショップの名前").fill("重層チームづくり会議")
    page.get_by_label("市町村名").fill("あおば市")
    page.get_by_label("会場", exact=True).fill("市役所 3階 大会議室")
    lead.button("始める")
    lead.sees("どの活動も行っていません")
    cast.shoot("進め方")
    lead.press(page.get_by_role("link", name="メンバー", exact=True))
    form = page.get_by_role("region", name="名簿に入れる")
    for name in NAMES:
        form.get_by_label("名前", exact=True).fill(name)
        form.get_by_label("所属", exact=True).fill("社会福祉協議会")
        lead.button("名簿に入れる")
        lead.sees(f"{name}さんを名簿に入れました")
    cast.shoot("名簿")


def invite(cast: Cast) -> None:
    """Open the wall, and let everybody in by the address under the QR code."""
    lead, page = cast.facilitator, cast.facilitator.page
    with page.context.expect_page() as opened:
        lead.press(page.get_by_text("投影画面をひらく").first)
    cast.wall = Person("投影", opened.value, cast.diary)
    lead.press(page.get_by_role("link", name="参加コード・QR", exact=True))
    field = page.get_by_label("リンク", exact=True).first
    field.wait_for()
    page.wait_for_function("box => box.value !== ''", arg=field.element_handle())
    cast.come(field.input_value())
    cast.wall.sees("人が参加しています")
    cast.shoot("参加")


def opening(cast: Cast) -> None:
    """The room begins, and everybody speaks once."""
    lead, page, wall = cast.facilitator, cast.facilitator.page, cast.on_wall
    lead.press(page.get_by_role("link", name="進め方", exact=True))
    lead.button("Step1の「オープニング」をひらく")
    with lead.act("活動を始める"):
        lead.press(page.get_by_role("button", name=re.compile("この活動を始める")))
    wall.sees("今日の目的")
    cast.shoot("オープニング")
    lead.button("最初の人から始める")
    around = page.get_by_text("ひとまわりしました").first
    while not around.is_visible():
        talking = [one for one in cast.people if one.done_talking.is_visible()]
        if talking:
            talking[0].press(talking[0].done_talking)
        elif (on := page.get_by_role("button", name=re.compile("^つぎの人へ"))).is_visible():
            lead.press(on)
        page.wait_for_timeout(1000)
    cast.shoot("ひとまわり")


def onward(cast: Cast, seen: str) -> None:
    """The room goes on: one press, and everybody is there."""
    lead = cast.facilitator
    with lead.act("つぎへ"):
        lead.button("つぎへ", exact=False)
    cast.on_wall.sees(seen)


def reflect(cast: Cast) -> None:
    """Films, then notes from the phones, then who does what."""
    onward(cast, "連携・協働を理解する")
    cast.shoot("理解する")
    onward(cast, "連携を振り返る")
    for at, person in enumerate(cast.phones):
        box = person.page.get_by_role("textbox", name="付箋に書くこと").first
        box.wait_for()
        box.fill(TROUBLE.format(at + 1))
        with person.act("付箋をはる（文のほかに）"):
            person.button("付箋をはる")
        cast.on_wall.sees(TROUBLE.format(at + 1))
    cast.shoot("振り返る")
    onward(cast, "Step2に向けた準備")
    cast.shoot("準備")


def end(cast: Cast, folder: Path) -> None:
    """The day ends on all three screens; its record is made and saved."""
    lead, page = cast.facilitator, cast.facilitator.page
    with lead.act("今日はここまで"):
        lead.button("最後の活動です", exact=False)
    for person in (lead, cast.on_wall, *cast.phones):
        person.sees("今日はここまでです")
    cast.shoot("ここまで")
    with lead.act("記録を出す"):
        lead.press(page.get_by_test_id("stMain").get_by_text("記録を出す", exact=True).first)
        lead.button("Wordをつくる")
        page.get_by_role("button", name="Wordを保存する").wait_for()
        with page.expect_download() as saved:
            lead.button("Wordを保存する")
    saved.value.save_as(folder / saved.value.suggested_filename)
    cast.shoot("記録")
