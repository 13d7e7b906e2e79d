"""The screens on which one of several things is chosen: map, votes, interviews, talks."""

from __future__ import annotations

import streamlit as st

from components import part, sheets, sidebar, state
from components.forms.take_in import list_files
from components.frame import beside, one_sheet
from components.state import Here
from kasane.programme import Activity, MapSheet, Programme, TableSheet

IN_ORDER = "順に進めます"
VOTE, LIST = "投票する・結果を見る", "一覧で見る"
OVERVIEW = "だれが・だれに会うか"


def way_on(here: Here, activity: Activity) -> None:
    """From an activity without a meeting to the next one; after the last to the step that follows.

    A link to the page that is open already would leave the address as it is: these are buttons.
    """
    programme = here.programme
    step = programme.step_of(activity.id)
    after = step.activities[step.activities.index(activity) + 1 :]
    steps = programme.steps[programme.steps.index(step) + 1 :]
    if after:
        then, said = after[0], f"つぎ：{after[0].title}"
    elif steps and steps[0].activities:
        then = steps[0].activities[0]
        said = f"つぎ：{steps[0].short}の「{then.short}」をひらく"
    else:
        state.page_link("workshop", "進め方にもどる")
        return
    if st.button(said, key=f"next:{activity.id}", width="stretch"):
        sidebar.open_page(here, then.id)


def map_of(programme: Programme, activity: Activity) -> MapSheet | None:
    """The map of an activity."""
    return next(iter(programme.sheets_of(MapSheet, activity)), None)


def show_map(here: Here, activity: Activity) -> None:
    """The cases, the map, and the list of what is known: one of them."""
    found = map_of(here.programme, activity)
    if found is None:
        return
    names = {found.cases: "ケースを選ぶ", found.id: "資源マップ"}
    one_sheet.open_wanted(here, activity, f"{activity.screen}:part", usual=found.id)
    chosen = st.radio(
        IN_ORDER,
        activity.sheets,
        format_func=lambda sheet: names.get(sheet) or here.programme.sheet(sheet).title,
        horizontal=True,
        label_visibility="collapsed",
        key=f"{activity.screen}:part",
        on_change=one_sheet.follow,
        args=(here, activity, f"{activity.screen}:part"),
    )
    if chosen == found.id:
        sheets.draw(here, found, activity.screen, st.query_params.get("copy"))
        return
    sheets.show(here, chosen)
    if chosen == found.known_in:
        list_files(here, f"{activity.screen}:files")


def voted_of(programme: Programme, activity: Activity) -> TableSheet | None:
    """The sheet of an activity that is voted on."""
    tables = programme.sheets_of(TableSheet, activity)
    return next((sheet for sheet in tables if sheet.voted), None)


def show_votes(here: Here, activity: Activity) -> None:
    """The votes with their picture, the same as a list, or another sheet of the activity."""
    voted = voted_of(here.programme, activity)
    if voted is None:
        return
    others = [sheet for sheet in activity.sheets if sheet != voted.id]
    names = [VOTE, LIST, *(here.programme.sheet(sheet).title for sheet in others)]
    key, shown = f"{activity.screen}:part", (voted.id, voted.id, *others)
    one_sheet.open_wanted(here, activity, key, shown)
    chosen = st.radio(
        IN_ORDER,
        range(len(names)),
        format_func=lambda at: f"{at + 1}　{names[at]}",
        horizontal=True,
        key=key,
        on_change=one_sheet.follow,
        args=(here, activity, key, shown),
    )
    if chosen == 0:
        part.mount_live(here, "frame/priorities", {"sheet": voted.id}, "priorities")
        beside.votes(activity.screen, voted.id)
    elif chosen == 1:
        sheets.draw(here, voted, f"table:{activity.screen}")
    else:
        sheets.show(here, others[chosen - len(names)])


def show_interviews(here: Here, activity: Activity) -> None:
    """One thing at a time, so that each has the whole window; the activity's first sheet first."""
    titles = {sheet: here.programme.sheet(sheet).title for sheet in activity.sheets}
    one_sheet.open_wanted(here, activity, f"{activity.screen}:part:{activity.id}")
    chosen: str = st.radio(
        "見るもの",
        [*titles, OVERVIEW],
        format_func=lambda name: titles.get(name, name),
        horizontal=True,
        label_visibility="collapsed",
        key=f"{activity.screen}:part:{activity.id}",
        on_change=one_sheet.follow,
        args=(here, activity, f"{activity.screen}:part:{activity.id}"),
    )
    if chosen == OVERVIEW:
        beside.interviews(activity.screen)
    else:
        sheets.show_alone(here, chosen)


def show_talks(here: Here, activity: Activity) -> None:
    """Of talks the last activity shows the results first, the others what is to be asked."""
    shown = one_sheet.choose(here, activity)
    sheet = here.programme.sheet_of(TableSheet, shown)
    if sheet is None or sheet.talks is None:
        sheets.show(here, shown)
        return
    same = [each.id for each in here.programme.activities if each.screen == activity.screen]
    if len(same) > 1 and activity.id == same[-1]:
        beside.talks(activity.screen, shown)
        sheets.show(here, shown)
    else:
        sheets.show(here, shown)
        beside.talks(activity.screen, shown)
