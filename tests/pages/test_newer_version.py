"""進め方 offers a newer version of a programme of one's own, and says what keeps it away."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen, words
from tests.support.own import changed, save, use_own
from tests.support.world import World

OFFER = "このプログラムに、新しい版があります"


def offered(shown: AppTest) -> bool:
    assert not shown.exception
    return OFFER in [expander.label for expander in shown.expander]


def test_nothing_is_offered_where_there_is_nothing_newer(screen: Screen, world: World) -> None:
    assert not offered(screen.inside("workshop", world.lead))
    use_own(world)
    assert not offered(screen.inside("workshop", world.lead))


def test_who_leads_sees_what_would_change_and_goes_on_with_it(screen: Screen, world: World) -> None:
    use_own(world)
    version = save(world, changed(memo=None, wall={"title": "気づき"}) | {"purpose": "別の目的"})
    assert not offered(screen.inside("workshop", world.person("春野")))
    shown = screen.inside("workshop", world.lead)
    assert offered(shown)
    told = words(shown)
    assert "プログラム全体：目的が変わります" in told
    assert "シート「メモ」がなくなります" in told
    assert "シート「気づき」：題が変わります" in told
    shown.button(key=f"workshop:renew:{version}").click().run()
    assert not offered(shown)
    assert world.body("workshop")["definition"] == version


def test_what_keeps_it_away_is_named_and_there_is_no_button(screen: Screen, world: World) -> None:
    use_own(world)
    world.do(
        world.lead, "entry.add", id="a" * 32, sheet="memo", place="felt", values={"text": "よい"}
    )
    version = save(world, changed(memo=None))
    shown = screen.inside("workshop", world.lead)
    assert "「メモ」の「思ったこと」" in "\n".join(each.value for each in shown.warning)
    assert [b for b in shown.button if b.key == f"workshop:renew:{version}"] == []
