"""A room in groups on the pages: splitting it, and whose sheet somebody sees first."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen, words
from tests.support.world import BOARD, World

PAGE = ACTIVITY = "strengths_matrix"


def whose(shown: AppTest) -> list[str]:
    """The groups whose sheet can be chosen; none where the room is not split."""
    return [
        group
        for radio in shown.radio
        if radio.label == "どのグループのシート"
        for group in radio.options
    ]


def chosen(shown: AppTest) -> str:
    return next(str(r.value) for r in shown.radio if r.label == "どのグループのシート")


def press(shown: AppTest, label: str) -> AppTest:
    next(button for button in shown.button if button.label == label).click()
    shown.run()
    assert not shown.exception
    return shown


def groups(world: World) -> list[dict]:
    return world.body("workshop")["groups"].get(ACTIVITY, [])


def test_who_leads_splits_the_room_and_everybody_sees_their_own_sheet(
    screen: Screen, world: World
) -> None:
    people = [world.person(f"人{n}") for n in range(4)]
    shown = screen.inside(PAGE, world.lead)
    assert whose(shown) == []
    press(shown, "分ける")
    assert [len(group["members"]) for group in groups(world)] == [2, 2]
    assert chosen(screen.inside(PAGE, world.lead)) == BOARD
    for person in people:
        at = next(n for n, group in enumerate(groups(world)) if person.id in group["members"])
        page = screen.inside(PAGE, person)
        assert chosen(page) == f"{BOARD}_g{at + 1}"
        assert whose(page)[at].endswith("（あなたのグループ）")
        assert whose(page)[-1] == "全体"
        assert "グループに分けて進める" not in [box.label for box in page.expander]


def test_groups_made_by_hand_are_filled_named_and_given_roles(screen: Screen, world: World) -> None:
    haru, natsu = world.person("春野"), world.person("夏目")
    shown = screen.inside(PAGE, world.lead)
    next(radio for radio in shown.radio if radio.label == "分け方").set_value("手で分ける")
    press(shown, "分ける")
    assert [group["name"] for group in groups(world)] == ["1グループ", "2グループ"]
    shown = screen.inside(PAGE, world.lead)
    for box, person in zip(shown.multiselect, (haru, natsu), strict=True):
        box.set_value([person.id])
    named = next(box for box in shown.text_input if box.label == "グループ1の名前")
    named.set_value("東の班")
    press(shown, "この分け方にする")
    first, second = groups(world)
    assert (first["name"], first["members"], second["members"]) == ("東の班", [haru.id], [natsu.id])
    shown = screen.inside(PAGE, world.lead)
    next(box for box in shown.selectbox if box.label == "進行役").set_value(haru.id)
    press(shown, "この分け方にする")
    assert groups(world)[0]["roles"] == {"leader": haru.id}
    assert "春野（進行役）" in "".join(c.value for c in screen.inside(PAGE, haru).caption)


def test_what_the_groups_wrote_is_gathered_and_put_on_the_wall_by_a_press(
    screen: Screen, world: World
) -> None:
    haru = world.person("春野")
    given = [{"id": f"g{n}", "name": f"{n}グループ", "members": []} for n in (1, 2)]
    world.do(world.lead, "groups.set", activity=ACTIVITY, groups=given)
    world.note(haru, "集める", sheet=f"{BOARD}_g1")
    shown = press(screen.inside(PAGE, world.lead), "全体のシートにまとめる")
    assert world.order() == ["集める", "集める"]
    press(shown, "全体のシートにまとめる")
    assert "新しく集めるものはありません" in words(shown)
    for label, focus in (
        ("並べて", f"{BOARD}_groups"),
        ("2グループ", f"{BOARD}_g2"),
        ("全体", BOARD),
    ):
        press(screen.inside(PAGE, world.lead), label)
        assert world.body("workshop")["focus"] == focus
    press(screen.inside(PAGE, world.lead), "グループをやめる")
    assert len(groups(world)) == 2


def test_an_activity_without_such_a_sheet_is_not_split(screen: Screen, world: World) -> None:
    shown = screen.inside("case_sharing", world.lead)
    assert "グループに分けて進める" not in [box.label for box in shown.expander]
