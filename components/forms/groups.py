"""A room in groups: how the facilitator splits it, and whose sheet somebody sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components import state
from components.attempt import attempt, do
from components.frame.typed import took, typed
from components.state import Here
from kasane.plain import limits
from kasane.programme import Activity, Sheet
from kasane.programme.groups import all_beside, copies_of, copy_id, split_sheets, together
from kasane.workshop import Role
from kasane.workshop.model import Group, GroupRole, Member

ROLES: Mapping[GroupRole, str] = {
    "leader": "進行役",
    "timekeeper": "タイムキーパー",
    "recorder": "記録",
    "speaker": "発表",
}
MIXED, BY_LOT, BY_HAND = "くじ（所属と分野をまぜる）", "くじ", "手で分ける"


def offered(here: Here, sheet: Sheet) -> tuple[dict[str, str], str]:
    """What can be seen of a sheet: id → name of the groups' copies and of the whole room's.

    Returns:
        The names, and the id of what is seen at first: the own group's copy, or the whole room's.
    """
    return _offered(here, sheet, _groups(here, sheet))


def _offered(here: Here, sheet: Sheet, groups: Mapping[str, Group]) -> tuple[dict[str, str], str]:
    mine = next((id_ for id_, one in groups.items() if here.actor.member in one.members), sheet.id)
    yours = {id_: "（あなたのグループ）" if id_ == mine else "" for id_ in groups}
    names = {id_: group.name + yours[id_] for id_, group in groups.items()}
    return names | {sheet.id: "全体"}, mine


def _groups(here: Here, sheet: Sheet) -> dict[str, Group]:
    """The groups that have a copy of a sheet, by its id, in their order."""
    every = (group for known in here.info.groups.values() for group in known)
    named = {copy_id(sheet.id, group.id): group for group in every}
    copies = (copy.id for copy in copies_of(here.programme, sheet.id))
    return {id_: named[id_] for id_ in copies if id_ in named}


def choose(here: Here, sheet: Sheet, key: str) -> Sheet:
    """Ask whose copy is shown, one's own group's at first; a sheet without copies as it is."""
    groups = _groups(here, sheet)
    names, own = _offered(here, sheet, groups)
    if len(names) == 1:
        return sheet
    chosen = st.radio(
        "どのグループのシート",
        list(names),
        index=list(names).index(own),
        format_func=lambda id_: names[id_],
        horizontal=True,
        key=f"{key}:group",
    )
    if chosen != sheet.id:
        st.caption(_people(here, groups[chosen]))
    return here.programme.sheet(chosen)


def _people(here: Here, group: Group) -> str:
    members = here.reading.people.members
    roles = {member: ROLES[role] for role, member in group.roles.items()}
    told = [
        members[member].name + (f"（{roles[member]}）" if member in roles else "")
        for member in group.members
        if member in members
    ]
    return "、".join(told) or "まだだれも入っていません"


def lead(here: Here, activity: Activity) -> None:
    """Offer those who lead to split the room for an activity; nothing for everybody else."""
    sheets = split_sheets(here.programme, activity)
    if here.actor.role is not Role.FACILITATOR or not sheets:
        return
    groups = here.info.groups.get(activity.id, ())
    with st.expander("グループに分けて進める", expanded=bool(groups)):
        others = [each for each in together(here.programme, activity) if each.id != activity.id]
        if others:
            names = "".join(f"「{each.short}」" for each in others)
            st.caption(f"同じシートを使う{names}も、同じグループになります。")
        if not groups:
            st.caption(
                "グループごとに同じシートをもち、別々に書けます。"
                "あとで全体のシートに、だれのどの付箋かが分かる形でまとめます。"
            )
        else:
            _walls(here, activity, sheets, groups)
            _change(here, activity, groups)
        _deal(here, activity, len(groups))


def _walls(here: Here, activity: Activity, sheets: list[Sheet], groups: tuple[Group, ...]) -> None:
    for sheet in sheets:
        st.markdown(f"**{sheet.title}**を映す")
        offered = {copy_id(sheet.id, group.id): group.name for group in groups}
        offered |= {all_beside(sheet.id): "並べて", sheet.id: "全体"}
        places = st.columns(len(offered))
        for place, (shown, name) in zip(places, offered.items(), strict=True):
            if place.button(name, key=f"groups:{activity.id}:wall:{shown}", width="stretch"):
                do(here, "activity.focus", entry=shown)
    if st.button("全体のシートにまとめる", key=f"groups:{activity.id}:gather", type="primary"):
        do(here, "groups.gather", activity=activity.id)


def _change(here: Here, activity: Activity, groups: tuple[Group, ...]) -> None:
    people = {
        key: member
        for key, member in here.reading.people.members.items()
        if member.role is not Role.VIEWER
    }
    key = f"groups:{activity.id}:change"
    with typed(here, key), st.form(key, enter_to_submit=False):
        told = [
            _group(number, group, people, f"groups:{activity.id}:{group.id}")
            for number, group in enumerate(groups, 1)
        ]
        if st.form_submit_button("この分け方にする"):
            with attempt():
                state.workshops().do(here.actor, "groups.set", activity=activity.id, groups=told)
                took(here, key, *(group["name"] for group in told))
    free = [m.name for key, m in people.items() if not any(key in g.members for g in groups)]
    if free:
        st.caption(f"どのグループにもいない人：{'、'.join(free)}")


def _group(number: int, group: Group, people: Mapping[str, Member], key: str) -> dict[str, Any]:
    """One group as it stands in the form."""
    name_place, members_place = st.columns([1, 4])
    name = name_place.text_input(f"グループ{number}の名前", group.name, key=f"{key}:name")
    members = members_place.multiselect(
        "入る人",
        list(people),
        default=[member for member in group.members if member in people],
        format_func=lambda member: people[member].name,
        key=f"{key}:members",
        placeholder="選ぶ",
    )
    roles = {}
    for place, (role, label) in zip(st.columns(len(ROLES)), ROLES.items(), strict=True):
        known = group.roles.get(role)
        chosen = place.selectbox(
            label,
            members,
            index=members.index(known) if known in members else None,
            format_func=lambda member: people[member].name,
            key=f"{key}:{role}",
            placeholder="決めていません",
        )
        if chosen in members:
            roles[role] = chosen
    return dict(group, name=name, members=members, roles=roles)


def _deal(here: Here, activity: Activity, there: int) -> None:
    key = f"groups:{activity.id}"
    how_place, count_place = st.columns([3, 1])
    how = how_place.radio("分け方", [MIXED, BY_LOT, BY_HAND], horizontal=True, key=f"{key}:how")
    count = count_place.number_input(
        "グループの数", 2, limits.GROUPS, max(2, there), key=f"{key}:count"
    )
    deal, end = st.columns(2)
    if deal.button("分けなおす" if there else "分ける", key=f"{key}:deal", width="stretch"):
        if how == BY_HAND:
            known = here.info.groups.get(activity.id, ())[:count]
            new = [
                Group(id=f"g{number}", name=f"{number}グループ")
                for number in range(len(known) + 1, count + 1)
            ]
            groups = [group.model_dump(mode="json") for group in (*known, *new)]
            do(here, "groups.set", activity=activity.id, groups=groups)
        else:
            mixed = how == MIXED
            do(here, "groups.deal", activity=activity.id, count=count, mixed=mixed)
    if there and end.button("グループをやめる", key=f"{key}:end", width="stretch"):
        do(here, "groups.set", activity=activity.id, groups=[])
