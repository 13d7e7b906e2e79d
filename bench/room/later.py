"""From the cases to the end of チームづくり編, by what the screens say."""

from __future__ import annotations

import re

from bench.room.cast import Cast, Person
from bench.room.course import around, merge, onto, onward, over, start, survey

STORIES = ["80代の母と50代の兄弟が暮らす世帯", "ひとり親で、介護と子育てが重なる世帯"]
OUTCOMES = ["うまくいった", "うまくいかなかった"]
COURSE = "民生委員が気づき、包括と社協が一緒に訪ねた。"
IDEA, OTHER = "断る前に電話する「つなぎ電話」をつくる", "相談のつなぎ方を1枚にまとめる"
MEETING, SAME = "月に一度、顔を合わせる会をひらく", "月1回の顔合わせの会を開く"
PROMISE = "来月から自分の窓口で始めます"


def cases(cast: Cast) -> None:
    """Two cases are written, one on a phone and one on a laptop, and taken up."""
    lead, page = cast.facilitator, cast.facilitator.page
    for at, person in enumerate((cast.people[0], cast.people[4])):
        person.button("ケース提出の「ケースを提出する」をひらく")
        person.button("＋ ケースを書く")
        person.page.get_by_role("textbox", name="対象者の概要").fill(STORIES[at])
        person.press(person.page.get_by_text(OUTCOMES[at], exact=True).first)
        person.press(person.page.get_by_text("匿名化した事例", exact=True).first)
        person.page.get_by_role("textbox", name="支援の経過・結果").fill(COURSE)
        person.page.keyboard.press("Tab")
    lead.button("ケース提出の「ケースを提出する」をひらく")
    for letter in "AB":
        with lead.act("ケースを取り上げる"):
            lead.press(page.get_by_role("checkbox", name=f"ケース{letter}を取り上げる"))
    cast.shoot("ケース提出")
    onto(cast, "オープニング")


def second_day(cast: Cast) -> None:
    """The day of Step2: cases, notes, ideas, votes, and who asks whom."""
    start(cast)
    cast.shoot("Step2のはじめ")
    around(cast)
    onward(cast, "個別ケースを共有する")
    cast.shoot("ケースを待つ")
    _tell(cast, 0)
    cast.phones[1].writes("親族から民生委員に様子が伝わった")
    cast.phones[2].writes("包括と社協が一緒に訪ねた")
    cast.on_wall.sees("包括と社協が一緒に訪ねた")
    cast.shoot("ケースA")
    cast.facilitator.button("ケースB")
    _tell(cast, 1)
    cast.phones[1].sees("「ケースB」に付箋をはります")
    cast.shoot("ケースB")
    _ideas(cast)
    onward(cast, "最初の取組を選ぶ")
    _vote(cast)
    _ask_around(cast)
    over(cast)


def _tell(cast: Cast, number: int) -> None:
    """A case is read once more, opened, and shown on the wall."""
    lead, page = cast.facilitator, cast.facilitator.page
    with lead.act("ケースを公開する（読んで確かめる）"):
        lead.button("公開する")
        asked = page.get_by_role("dialog")
        lead.press(asked.get_by_text("匿名化を確認しました"))
        lead.press(asked.get_by_role("button", name="公開する", exact=True))
    with lead.act("ケースを映す"):
        lead.button("投影する")
    cast.on_wall.sees(STORIES[number])


def _ideas(cast: Cast) -> None:
    """Alone, then together, then what to do about it."""
    lead, page = cast.facilitator, cast.facilitator.page
    onward(cast, "強み・課題から取組アイデア")
    cast.shoot("白い表")
    first, second, third, fourth = cast.phones
    first.writes("包括と毎月顔を合わせている")
    second.writes("民生委員が早く気づいてくれる")
    third.writes("どの課に聞けばよいか分かる一覧がほしい", "② できたらよい・あったらよい")
    fourth.writes("断ったあとも電話できるとよい", "② できたらよい・あったらよい")
    with lead.act("公開する"):
        states = page.get_by_role("radiogroup", name="シートの状態")
        lead.press(states.get_by_text("公開", exact=True))
    cast.on_wall.sees("断ったあとも電話できるとよい")
    at_laptop = cast.people[4]
    with at_laptop.act("もとの付箋からアイデア（文のほかに）"):
        at_laptop.button("付箋をえらんで③をつくる")
        for text in ("どの課に聞け", "断ったあとも"):
            name = re.compile(text)
            at_laptop.press(at_laptop.page.get_by_role("checkbox", name=name).first)
        at_laptop.button("2枚をもとに③をつくる")
        at_laptop.page.keyboard.type(IDEA)
        at_laptop.button("はる")
    for person, text in ((second, OTHER), (third, MEETING), (fourth, SAME)):
        person.writes(text, "③ 取り組みたいこと")
        cast.on_wall.sees(text)
    merge(cast, SAME, MEETING)
    cast.shoot("アイデア")


def _vote(cast: Cast) -> None:
    """Everybody sticks one dot; the votes are opened."""
    lead, page = cast.facilitator, cast.facilitator.page
    for person in cast.people:
        idea = IDEA if person in cast.phones else OTHER
        with person.act("投票する（シール1枚）"):
            person.button(f"「{idea}」にシールを1枚はる")
    cast.on_wall.sees("投票した人 6人")
    with lead.act("開票する"):
        lead.button("開票する")
        lead.press(page.get_by_role("alertdialog").get_by_role("button", name="開票する"))
    cast.on_wall.sees("投票の結果")
    cast.shoot("開票")


def _ask_around(cast: Cast) -> None:
    """An idea goes into the sheet, and somebody is to find out about it."""
    lead, page = cast.facilitator, cast.facilitator.page
    with lead.act("アイデアを検討シートに入れる"):
        lead.button("取組アイデア検討シートに入れる")
    _turn(lead, "取組アイデア検討シート")
    cast.on_wall.sees("最初に取り組みたいアイデア")
    cast.shoot("検討シート")
    _turn(lead, "Step3に向けた準備シート")
    lead.button("＋ 行を足す")
    lead.at_cell("Step3までに取り組むこと")
    page.keyboard.type("3つの課に聞く")
    for column in ("対象アイデア", "誰と何を確認", "担当"):
        page.keyboard.press("Tab")
        lead.at_cell(column)
    page.keyboard.press("Enter")
    with lead.act("担当を決める（2人）"):
        people = page.get_by_role("listbox", name="担当").get_by_role("option")
        for name in ("春野", "夏川"):
            lead.press(people.filter(has_text=name))
        lead.button("決める")
    page.keyboard.press("Tab")
    lead.at_cell("期限")
    page.keyboard.type("12/10")
    page.keyboard.press("Enter")
    cast.on_wall.sees("3つの課に聞く")
    cast.shoot("準備シート")


def _turn(person: Person, title: str) -> None:
    """Choose another sheet of the activity; for who leads, the wall follows."""
    radio = person.page.get_by_role("radiogroup").get_by_text(title).filter(visible=True).first
    person.press(radio)


def between(cast: Cast) -> None:
    """Who has something to do writes what came of it."""
    person = cast.phones[0]
    with person.act("やったことを書く（文のほかに）"):
        person.button("わたしのやることを見る")
        person.press(person.page.get_by_text("結果を書く").first)
        person.page.get_by_role("textbox", name="分かったこと").first.fill("3つの課が賛成した")
        person.button("済")
    cast.shoot("わたしのやること")


def third_day(cast: Cast) -> None:
    """The day of Step3: results, a second vote, the plan, and what each promises."""
    lead = cast.facilitator
    lead.button("Step3の「オープニング」をひらく")
    start(cast)
    around(cast)
    onward(cast, "結果を共有する")
    cast.on_wall.sees("3つの課が賛成した")
    cast.shoot("結果")
    _turn(lead, "アイデアの優先順位")
    lead.button("2回目の投票を始める")
    lead.button("2回目を始める")
    for person in cast.people:
        person.button(f"「{IDEA}」にシールを1枚はる")
    lead.button("開票する")
    lead.press(lead.page.get_by_role("alertdialog").get_by_role("button", name="開票する"))
    onward(cast, "企画を具体化する")
    _plan(cast)
    onward(cast, "クロージング")
    _close(cast)
    over(cast)


def _plan(cast: Cast) -> None:
    """One press makes a plan of an idea; what led to it is put in by another."""
    lead, page = cast.facilitator, cast.facilitator.page
    page.get_by_role("combobox", name=re.compile("企画書にする")).select_option(index=1)
    cast.on_wall.sees("つなぎ電話")
    with lead.act("もとの文を企画書に入れる"):
        lead.button("入れる")
    page.get_by_role("textbox", name="目的", exact=True).fill("断られて終わる人をなくす")
    lead.press(page.get_by_role("button", name="＋ 行をふやす").last)
    page.get_by_role("textbox", name="何を", exact=True).first.fill("案をつくる")
    page.keyboard.press("Tab")
    cast.on_wall.sees("案をつくる")
    cast.shoot("企画書")


def _close(cast: Cast) -> None:
    """What each promises becomes something to do; it is looked after; a last survey."""
    lead, page = cast.facilitator, cast.facilitator.page
    cast.phones[0].page.get_by_role("textbox", name="意気込み").fill(PROMISE)
    cast.phones[0].page.keyboard.press("Tab")
    around(cast)
    lead.press(page.get_by_text("意気込みから、わたしの一歩をつくる").first)
    lead.button("＋ 行にする")
    lead.press(page.get_by_role("button", name=re.compile("^日付の案を入れる")))
    survey(cast, "おわりのアンケート", "そう思う")
    lead.button("結果をみんなに見せる")
    cast.phones[0].sees("締め切っています")
    cast.shoot("クロージング")
