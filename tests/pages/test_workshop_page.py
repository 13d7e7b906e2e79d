"""進め方, 事前準備, メンバー and the first screen: what each of them says to whom."""

from __future__ import annotations

import pytest

from kasane.record import handouts_of
from kasane.tables import calendar_file
from tests.pages.conftest import Screen, parts, words
from tests.support.world import World


def labels(shown: object) -> str:
    return "\n".join(str(link.proto) for link in shown.get("page_link"))  # type: ignore[attr-defined]


def test_the_home_of_a_workshop_counts_what_is_open(screen: Screen, world: World) -> None:
    shown = screen.inside("workshop", world.lead)
    assert not shown.exception
    assert {"agenda", "course", "watch"} <= parts(shown)
    assert "やること　あと0件" in labels(shown)
    assert "ケース　0件" in labels(shown)


def test_a_to_do_counts_once_somebody_took_it_on_and_for_a_participant_their_own(
    screen: Screen, world: World
) -> None:
    haru = world.person("春野")
    row = next(r for r in world.state().all("entry") if r.body["sheet"] == "step2_preparation")
    world.do(world.lead, "entry.write", id=row.id, field="owner", value=[haru.id], seen=[])
    assert "やること　あと1件" in labels(screen.inside("workshop", world.lead))
    assert "わたしのやること　あと1件" in labels(screen.inside("workshop", haru))
    other = world.person("夏目")
    assert "わたしのやること　あと0件" in labels(screen.inside("workshop", other))


def test_rows_that_the_programme_gives_count_for_those_who_lead_once_they_were_talked_of(
    screen: Screen, world: World
) -> None:
    for activity in ("prepare_step2", None):
        world.do(world.lead, "activity.go", activity=activity)
    assert "やること　あと4件" in labels(screen.inside("workshop", world.lead))
    assert "わたしのやること　あと0件" in labels(screen.inside("workshop", world.person("春野")))


def test_the_examples_stay_where_workshops_are(screen: Screen, world: World) -> None:
    assert "見本で練習する" in str(screen.open("home", world.lead).expander)


def test_only_those_who_lead_set_the_dates(screen: Screen, world: World) -> None:
    assert "開催日時・会場を決める" in str(screen.inside("workshop", world.lead).expander)
    participant = screen.inside("workshop", world.person("春野"))
    assert "course" in parts(participant)
    assert "開催日時" not in str(participant.expander)


def test_only_those_who_lead_get_the_papers_before_a_meeting(screen: Screen, world: World) -> None:
    def saved(shown: object) -> set[str]:
        return {each.proto.label for each in shown.get("download_button")}  # type: ignore[attr-defined]

    papers = {each.title for each in handouts_of(world.reading(world.lead).programme)}
    assert papers <= saved(screen.inside("workshop", world.lead))
    assert not papers & saved(screen.inside("workshop", world.person("春野")))


def test_everybody_may_take_the_dates_along(screen: Screen, world: World) -> None:
    for who in (world.lead, world.person("春野")):
        assert screen.inside("workshop", who).get("download_button")
    assert b"BEGIN:VEVENT" in calendar_file(world.reading(world.lead))


@pytest.mark.parametrize(
    ("activity", "part"),
    [("secretariat", "table"), ("case_hearing", "table"), ("programme_design", "form")],
)
def test_each_activity_of_the_preparation_has_its_sheets(
    screen: Screen, world: World, activity: str, part: str
) -> None:
    shown = screen.inside("preparation", world.lead, a=activity)
    assert not shown.exception
    assert {"stage", part} <= parts(shown)


def test_the_preparation_goes_through_its_sheets_and_on(screen: Screen, world: World) -> None:
    shown = screen.inside("preparation", world.lead, a="programme_design")
    assert [b.label for b in shown.button] == ["つぎ：参加メンバーを編成する"]
    shown.radio(key="preparation:sheet:programme_design").set_value("schedule").run()
    assert not shown.exception
    assert "table" in parts(shown)


@pytest.mark.parametrize(
    ("chosen", "part"),
    [("いま・出欠", "members"), ("名簿を書く", "table"), ("説明と分野の広がり", "watch")],
)
def test_members_are_seen_from_several_sides(
    screen: Screen, world: World, chosen: str, part: str
) -> None:
    shown = screen.inside("members", world.lead)
    shown.radio(key="members:part").set_value(chosen).run()
    assert not shown.exception
    assert part in parts(shown)


def test_members_are_chosen_with_the_activity_before_the_eyes(screen: Screen, world: World) -> None:
    shown = screen.inside("members", world.lead, a="member_selection")
    assert {"stage", "members"} <= parts(shown)


def test_a_roster_is_taken_from_a_file(screen: Screen, world: World) -> None:
    shown = screen.inside("members", world.lead)
    shown.radio(key="members:part").set_value("表から取り込む").run()
    assert not shown.exception
    assert shown.get("file_uploader")


def test_gaps_are_said_in_words(screen: Screen, world: World) -> None:
    shown = screen.inside("members", world.lead)
    shown.radio(key="members:part").set_value("説明と分野の広がり").run()
    assert "まだだれもいない分野：高齢・介護" in str(shown.warning[0].value)


def test_the_first_screen_says_what_comes_next(screen: Screen, world: World) -> None:
    assert "つぎ：ケース提出 → Step2　オープニング" in words(screen.open("home", world.lead))
    world.do(world.lead, "activity.go", activity="case_sharing")
    assert "いま：Step2　個別ケースを共有する" in words(screen.open("home", world.lead))
    world.do(world.lead, "activity.go", activity="idea_priorities")
    world.do(world.lead, "activity.go", activity=None)
    assert "つぎ：Step3　オープニング" in words(screen.open("home", world.lead))


def test_what_is_skipped_does_not_come_next(screen: Screen, world: World) -> None:
    items = [{"id": "opening_step2", "activity": "opening_step2", "skipped": True}]
    items += [{"id": each, "activity": each} for each in ("case_sharing", "strengths_matrix")]
    world.do(world.lead, "agenda.edit", step="step2", items=items)
    assert "つぎ：ケース提出 → Step2　個別ケースを共有する" in words(
        screen.open("home", world.lead)
    )


def test_before_the_first_activity_people_come_to_the_home_of_the_workshop(
    screen: Screen, world: World
) -> None:
    assert "course" in parts(screen.inside("home", world.person("春野")))


def test_nobody_is_led_to_a_page_that_is_closed_to_them(screen: Screen, world: World) -> None:
    world.do(world.lead, "activity.go", activity="secretariat")
    assert "course" in parts(screen.inside("home", world.person("春野")))
    assert "stage" in parts(screen.inside("home", world.lead))
