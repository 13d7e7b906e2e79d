"""The WebSocket route /live/{workshop}."""

from __future__ import annotations

import asyncio

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from kasane.errors import RefusedError, StoreError
from kasane.live import messages
from kasane.live.connection import Connection
from kasane.live.hub import Hub
from kasane.live.identity import device_of, same_origin
from kasane.live.limits import MAX_MESSAGE, MAX_TABS
from kasane.live.room import Room
from kasane.live.site import Site
from kasane.store.people import Device
from kasane.workshop import Actor, access
from kasane.workshop.kinds import check_place

HELLO_WITHIN = 20.0
"""Seconds that a client has for its first message."""


async def live(hub: Hub, websocket: WebSocket) -> None:
    """One tab's line, from the cookie to the last message."""
    workshop_id = websocket.path_params["workshop"]
    await websocket.accept()
    try:
        device, actor = await asyncio.to_thread(_identify, hub, websocket, workshop_id)
    except StoreError:
        await websocket.close(1013, "try again later")
        return
    if device is None or actor is None or not same_origin(websocket):
        await websocket.close(4403, "nobody here")
        return
    if hub.tabs[device.id] >= MAX_TABS:
        await websocket.close(4429, "too many tabs")
        return
    signed_in = bool(device.address)
    connection = Connection(websocket, actor, hub.paces[device.id], signed_in=signed_in)
    hub.tabs[device.id] += 1
    try:
        await _talk(hub, connection, workshop_id)
    except asyncio.CancelledError:
        if not connection.was_cut:
            raise
    finally:
        hub.tabs[device.id] -= 1
        if not hub.tabs[device.id]:
            del hub.tabs[device.id]
        connection.forget()


def _identify(
    hub: Hub, websocket: WebSocket, workshop_id: str
) -> tuple[Device | None, Actor | None]:
    device = device_of(hub.workshops, websocket)
    return device, hub.workshops.actor(device, workshop_id)


async def _talk(hub: Hub, connection: Connection, workshop_id: str) -> None:
    try:
        hello = await asyncio.wait_for(_hello(connection), HELLO_WITHIN)
        room = await hub.room(workshop_id)
    except (TimeoutError, WebSocketDisconnect, KeyError, StoreError):
        return
    if hello.view == "projector":
        connection.look_as_projector()
    room.welcome(connection, hello.revision)
    hub.note_present(room)
    hub.stir(room)
    try:
        while True:
            _take(hub, room, connection, await _receive(connection))
    except WebSocketDisconnect:
        pass
    finally:
        room.leave(connection)
        hub.stir(room)


async def _hello(connection: Connection) -> messages.Hello:
    """Wait for a proper hello; whatever else comes is refused."""
    while True:
        text = await _receive(connection)
        try:
            return messages.read_shape(messages.Hello, _sized(text))
        except RefusedError as refusal:
            connection.push(messages.refused_text(None, refusal))


async def _receive(connection: Connection) -> str:
    """The next message's text; empty, and so malformed, where it is not a text."""
    message = await connection.websocket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    return message.get("text") or ""


def _read(connection: Connection, text: str) -> dict[str, object]:
    """A message, if it is neither too large nor comes too fast."""
    message = _sized(text)
    if not connection.pace.take():
        raise RefusedError("too_fast", "送る間隔が短すぎます。少し待って、もう一度送ります。")
    return message


def _sized(text: str) -> dict[str, object]:
    """A message, if it is not too large."""
    if len(text) > MAX_MESSAGE:
        raise messages.too_large()
    return messages.read_message(text)


def _take(hub: Hub, room: Room, connection: Connection, text: str) -> None:
    """Do what a message asks for; a bad one is refused and the line goes on."""
    try:
        message = _read(connection, text)
        _dispatch(hub, room, connection, message)
    except RefusedError as refusal:
        connection.push(messages.refused_text(messages.op_id_in(text), refusal))


def _dispatch(hub: Hub, room: Room, connection: Connection, message: dict[str, object]) -> None:
    kind = message.pop("type")
    if kind == "do":
        hub.perform(connection, message)
    elif kind == "typing":
        typing = messages.read_shape(messages.Typing, {"type": kind, **message})
        access.check_writer(connection.actor)
        if typing.place is not None:
            check_place(hub.workshops.programme_of(room.state), typing.sheet, typing.place)
        connection.typing = None if typing.place is None else (typing.sheet, typing.place)
        hub.stir(room)
    elif kind == "ping":
        connection.push(messages.pong_text(hub.now()))
    else:
        raise messages.malformed()


def live_route(site: Site) -> WebSocketRoute:
    """The route, for one site."""

    async def endpoint(websocket: WebSocket) -> None:
        await live(site.hub, websocket)

    return WebSocketRoute("/live/{workshop}", endpoint, name="live")
