"""From an empty data folder to the end of Step1, by what the screens say; and the record."""

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


def prepare(cast: Cast) -> None:
    """What comes before the first meeting, one thing after another by 「つぎ」."""
    lead, page = cast.facilitator, cast.facilitator.page
    lead.press(page.get_by_role("link", name="進め方", exact=True))
    lead.button("事前準備の「事務局を設置する」をひらく")
    onto(cast, "連携して対応すべきケース")
    lead.button("＋ 行を足す")
    lead.at_cell("聞き取り先")
    page.keyboard.type("障害の相談窓口")
    page.keyboard.press("Enter")
    onto(cast, "プログラムを設計する")
    page.get_by_role("textbox", name="達成したいゴール").fill("断られて終わる人をなくす")
    onto(cast, "参加メンバーを編成する")
    cast.shoot("事前準備")


def onto(cast: Cast, title: str) -> None:
    """To the next of what is prepared."""
    lead, page = cast.facilitator, cast.facilitator.page
    with lead.act("つぎへ（会議の前）"):
        lead.press(page.get_by_role("button", name=re.compile("^つぎ：")).first)
    page.get_by_role("heading", name=title).first.wait_for()


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


def first_day(cast: Cast) -> None:
    """The day of Step1."""
    lead, page, wall = cast.facilitator, cast.facilitator.page, cast.on_wall
    lead.press(page.get_by_role("link", name="進め方", exact=True))
    lead.button("Step1の「オープニング」をひらく")
    start(cast)
    wall.sees("今日の目的")
    cast.shoot("オープニング")
    around(cast)
    survey(cast, "はじめのアンケート", "少しそう思う")
    onward(cast, "連携・協働を理解する")
    cast.shoot("理解する")
    onward(cast, "連携を振り返る")
    for at, person in enumerate(cast.phones):
        person.writes(TROUBLE.format(at + 1))
        wall.sees(TROUBLE.format(at + 1))
    merge(cast, TROUBLE.format(1), TROUBLE.format(2))
    cast.shoot("振り返る")
    onward(cast, "Step2に向けた準備")
    cast.shoot("準備")
    over(cast)


def start(cast: Cast) -> None:
    """The first activity of a day begins, and everybody is there."""
    lead = cast.facilitator
    with lead.act("活動を始める"):
        lead.press(lead.page.get_by_role("button", name=re.compile("この活動を始める")))


def around(cast: Cast) -> None:
    """Everybody speaks once."""
    lead, page = cast.facilitator, cast.facilitator.page
    lead.button("最初の人から始める")
    told = page.get_by_text("ひとまわりしました").first
    while not told.is_visible():
        talking = [one for one in cast.people if one.done_talking.is_visible()]
        if talking:
            talking[0].press(talking[0].done_talking)
        elif (on := page.get_by_role("button", name=re.compile("^つぎの人へ"))).is_visible():
            lead.press(on)
        page.wait_for_timeout(300)
    cast.shoot("ひとまわり")


def survey(cast: Cast, title: str, answer: str) -> None:
    """It comes onto all screens, everybody answers, and it is closed and counted."""
    lead, page = cast.facilitator, cast.facilitator.page
    with lead.act("アンケートを出す"):
        lead.button("みんなの画面に出す")
    cast.on_wall.sees("お手もとの画面から答えてください")
    for person in cast.people:
        person.sees(title)
        person.page.get_by_role("button", name="送る", exact=True).first.wait_for()
        for choice in person.page.get_by_role("radio", name=answer, exact=True).all():
            person.press(choice)
        person.button("送る")
        person.sees("答えを受け取りました")
    lead.button("締め切って数える")
    lead.press(page.get_by_role("alertdialog").get_by_role("button", name="締め切る"))
    lead.sees("締め切っています")
    cast.shoot("アンケート")


def merge(cast: Cast, one: str, other: str) -> None:
    """A note is dragged onto another: one press that is held."""
    lead, page = cast.facilitator, cast.facilitator.page
    notes = page.locator(".ks-note")
    with lead.act("重ねる（引いて落とす）"):
        lead.drag(notes.filter(has_text=one).first, notes.filter(has_text=other).first)
    lead.sees("ほか1枚")


def onward(cast: Cast, seen: str) -> None:
    """The room goes on: one press, and everybody is there."""
    lead = cast.facilitator
    with lead.act("つぎへ"):
        lead.button("つぎへ", exact=False)
    cast.on_wall.sees(seen)


def over(cast: Cast) -> None:
    """The day ends on all three screens."""
    lead = cast.facilitator
    with lead.act("今日はここまで"):
        lead.button("最後の活動です", exact=False)
    for person in (lead, cast.on_wall, *cast.phones):
        person.sees("今日はここまでです")
    cast.shoot("ここまで")


def record(cast: Cast, folder: Path) -> None:
    """The record of the whole programme is made and saved."""
    lead, page = cast.facilitator, cast.facilitator.page
    with lead.act("記録を出す"):
        lead.press(page.get_by_test_id("stMain").get_by_text("記録を出す", exact=True).first)
        lead.press(page.get_by_text("プログラム全体の記録", exact=True))
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        lead.button("Wordをつくる")
        page.get_by_role("button", name="Wordを保存する").wait_for()
        with page.expect_download() as saved:
            lead.button("Wordを保存する")
    saved.value.save_as(folder / saved.value.suggested_filename)
    cast.shoot("記録")
