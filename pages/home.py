"""はじめの画面: my workshops, and a new one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import sign_in, state, words
from components.forms import assign, new_workshop
from components.frame import activities
from kasane import context
from kasane.plain.clock import moment_text, today
from kasane.programme import Programme
from kasane.store.erasures import erasures
from kasane.store.people import Device
from kasane.workshop import Actor, Role
from kasane.workshop.access import PAGES, Account
from kasane.workshop.accounts import HOURS
from kasane.workshop.keeping import reminder
from kasane.workshop.look_after import due_now
from kasane.workshop.model import WorkshopInfo
from kasane.workshop.reading import Reading

OFFICERS = "情報システム・個人情報のご担当へ"
_ERASED = {"workshop": "ワークショップ1つ", "cases": "ワークショップ1つの、ケースの詳しい内容"}


def render() -> None:
    """Draw the page; with a workshop in the address, go on to where its room is."""
    device = state.device()
    if device is not None and st.query_params.get("w"):
        _go_on(device, st.query_params["w"])
    st.title("かさね")
    st.markdown("ケースから取組まで、みんなの声を重ねるワークショップの道具です。")
    if said := state.said():
        st.success(said)
    account = state.workshops().account(device)
    if account is None and state.signs_in() and sign_in.here():
        _nobody()
        return
    if device is None:
        _greet()
        return
    found = state.workshops().workshops_of(device)
    samples = _samples(found)
    if account is not None:
        _who(device, account)
    elif not found and not device.owner:
        _greet()
        return
    for workshop_id in (each for each in found if each not in samples):
        _card(device, workshop_id)
    if state.workshops().may_begin(device):
        new_workshop.show(device, first=not found)
    if device.owner:
        state.page_link("programme_editor", "わがまちのプログラムをつくる・直す")
    for workshop_id in samples:
        _card(device, workshop_id)
    state.page_link("join", "参加コードで入る")
    if account is None and not device.owner:
        _offer_sign_in()
    _erased(device)
    state.page_link("officers", OFFICERS)


def _who(device: Device, account: Account) -> None:
    """Who is signed in, and what they are here for."""
    known = state.workshops().of_account(account)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"サインイン中：{device.name}（{'・'.join(known)}）　{account.address}")
        sign_in.button_out()
    if account.counts:
        state.page_link("prefecture", "市町村の進み具合を見る")


def _nobody() -> None:
    """Somebody whom the sign-in service knows and かさね does not, or not any more today."""
    known = state.workshops().known_address(sign_in.address())
    if known:
        st.info(
            f"サインインから{HOURS}時間が過ぎたか、ほかの画面でサインアウトしました。"
            "保存済みの内容は残っています。続けるときは、もう一度サインインしてください。"
        )
        sign_in.button_in()
    else:
        st.info(
            "このアカウントは、「かさね」を使う市町村・都道府県の方として登録されていません。"
            "何も変わっていません。使う方は、「かさね」の管理者に、次のアドレスを知らせてください。"
        )
        st.text(sign_in.address())
    sign_in.button_out()


def _offer_sign_in() -> None:
    if state.signs_in():
        st.markdown("事務局の方、都道府県の方は、サインインして入ります。")
        sign_in.button_in()


def _erased(device: Device) -> None:
    """When something was erased on this machine, for the owner."""
    done = erasures(context.running().settings.data) if device.owner else []
    if done:
        with st.expander("消去の記録"):
            for one in reversed(done):
                left = "" if one.done else "（まだ消えていないものがあります）"
                st.markdown(f"{moment_text(one.at)}　{_ERASED[one.what]}{left}")


def _go_on(device: Device, workshop_id: str) -> None:
    """From the door to the page where the room is."""
    actor = state.workshops().lead(device, workshop_id)
    reading = state.workshops().reading(workshop_id, actor) if actor else None
    if actor is None or reading is None or reading.info is None:
        return
    if actor.role is Role.VIEWER:
        state.go("projector", w=workshop_id)
    page, query = _where(actor, reading.programme, reading.info)
    state.go(page, w=workshop_id, **query)


def _where(actor: Actor, programme: Programme, info: WorkshopInfo) -> tuple[str, dict[str, str]]:
    """The page where the room is; before the first activity, and of what is closed, 進め方."""
    known = {activity.id: activity for activity in programme.activities}
    if info.activity in known:
        page, query = activities.page_of(known[info.activity])
        if actor.role in PAGES[page]:
            return page, query
    return "workshop", {}


def _greet() -> None:
    takes_part = "参加する方は、会場の画面にある参加コードかQRから入ってください。"
    begins = (
        "ワークショップをつくる方（事務局）は、「かさね」を動かしたパソコンの黒い画面に出た"
        "管理者用アドレスを開いてください。"
    )
    st.info(takes_part if state.signs_in() else f"{takes_part}\n\n{begins}")
    state.page_link("join", "参加コードで入る")
    _offer_sign_in()
    state.page_link("officers", OFFICERS)


def _samples(found: Sequence[str]) -> list[str]:
    """The worked examples among workshops, in the order of the programmes."""
    known = {each: state.workshops().info(each) for each in found}
    order = list(state.workshops().programmes)

    def place(workshop_id: str) -> int:
        info = known[workshop_id]
        return order.index(info.programme) if info and info.programme in order else len(order)

    return sorted((each for each, info in known.items() if info and info.sample), key=place)


def _card(device: Device, workshop_id: str) -> None:
    info = state.workshops().info(workshop_id)
    if info is None:
        return
    reading = state.workshops().known_reading(workshop_id)
    programme = reading.programme if reading else None
    with st.container(border=True):
        st.subheader(info.name + ("（見本）" if info.sample else ""))
        again = f"{info.round}巡目" if info.round > 1 else ""
        about = [info.municipality, programme.title if programme else "", again]
        st.text("　".join(part for part in about if part))
        if reading is not None:
            meeting = reading.meetings.get(info.meeting or "")
            st.text(words.meeting_text(reading.programme, meeting))
            if where := words.where_text(reading, info):
                st.markdown(f"**{where}**")
        if _leads(device, workshop_id):
            _remind(info, reading)
        assign.show(device, workshop_id)
        if st.button("ひらく", key=f"home:open:{workshop_id}", type="primary"):
            state.go("home", w=workshop_id)


def _remind(info: WorkshopInfo, reading: Reading | None) -> None:
    """Days that have come: until when the workshop is kept, and what is to be looked after."""
    if told := reminder(info, today()):
        st.warning(told)
    if reading and (due := due_now(reading, today())):
        st.warning(f"見守りの日が来ています（{len(due)}件）。「やること」で結果を書いてください。")


def _leads(device: Device, workshop_id: str) -> bool:
    actor = state.workshops().actor(device, workshop_id)
    leads = state.workshops().leads(device, workshop_id)
    return leads or (actor is not None and actor.role is Role.FACILITATOR)
