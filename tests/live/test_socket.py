"""The live protocol over real WebSockets, as docs/live-protocol.md tells it."""

import asyncio
import contextlib
import json
import threading

import pytest
from websockets.exceptions import ConnectionClosed

from kasane.errors import StoreError
from kasane.live.limits import BURST, MAX_MESSAGE, MAX_TABS, Pace
from tests.support.live_client import on_loop, tab
from tests.support.seeing import visible
from tests.support.waiting import PATIENCE, until
from tests.support.world import BOARD, PLACE


def seen_by(world, who):
    """What a fresh snapshot holds for somebody."""
    state = world.state()
    seen = ((r.key, visible(state, r, who.actor)) for r in state.records.values())
    return {key: body for key, body in seen if body is not None}


# Coming and going


@on_loop
async def test_a_newcomer_gets_a_snapshot_of_all_they_may_see(world, server, haru):
    world.note(haru, "一")
    async with tab(server, haru, world.id) as here:
        first = here.messages[0]
        assert first["type"] == "snapshot"
        assert first["revision"] == world.revision
        assert first["now"] == world.clock.milliseconds
        assert first["you"] == {"member": haru.id, "role": "participant"}
        assert here.records == seen_by(world, haru)


@on_loop
async def test_who_holds_a_revision_gets_the_changes_since(world, server, haru, natsu):
    world.note(haru, "一")
    held = world.revision
    note = world.note(natsu, "二")
    async with tab(server, haru, world.id, revision=held) as here:
        first = here.messages[0]
        assert first["type"] == "changes"
        assert [record["id"] for record in first["records"]] == [note]
        assert "you" not in first
    async with tab(server, haru, world.id, revision=world.revision) as here:
        assert here.messages[0]["records"] == []


@on_loop
async def test_a_revision_of_another_time_gets_a_snapshot(world, server, haru):
    async with tab(server, haru, world.id, revision=world.revision + 50) as here:
        assert here.messages[0]["type"] == "snapshot"


@on_loop
async def test_where_rights_changed_since_the_answer_is_a_snapshot(world, server, haru, natsu):
    note = world.note(natsu)
    held = world.revision
    world.set_board("private")
    async with tab(server, haru, world.id, revision=held) as here:
        assert here.messages[0]["type"] == "snapshot"
        assert here.entry(note) == {
            "sheet": BOARD,
            "place": PLACE,
            "stack": None,
            "covered": True,
        }


@pytest.mark.parametrize("origin", ["http://evil.example", "http://[", "null", "", None])
@on_loop
async def test_other_sites_are_turned_away(world, server, haru, origin):
    async with tab(server, haru, world.id, origin=origin, hello=False) as here:
        await here.reader
        assert here.closed == 4403
        assert here.messages == []


@pytest.mark.parametrize("who", ["no cookie", "made-up cookie", "removed", "elsewhere", "nowhere"])
@on_loop
async def test_nobody_is_turned_away_and_told_nothing(world, server, haru, who):
    workshop, secret = world.id, haru.secret
    if who == "no cookie":
        secret = None
    elif who == "made-up cookie":
        secret = haru.secret[::-1]
    elif who == "removed":
        world.do(world.lead, "member.remove", id=haru.id)
    elif who == "elsewhere":
        workshop = world.create().workshop
    else:
        workshop = "no-such-workshop"
    async with tab(server, secret, workshop, hello=False) as here:
        await here.reader
        assert here.closed == 4403
        assert here.messages == []


@on_loop
async def test_before_hello_nothing_is_told_or_done(world, server, haru):
    async with tab(server, haru, world.id, hello=False) as here:
        revision = world.revision
        fields = {"id": "n", "sheet": BOARD, "place": PLACE, "values": {"text": "x"}}
        await here.send({"type": "do", "op_id": "12345678", "op": "entry.add", **fields})
        assert (await here.heard("refused"))["code"] == "malformed"
        await here.send({"type": "hello", "protocol": 2, "revision": 0})
        await here.send({"type": "hello", "protocol": 1, "revision": -1})
        await here.send({"type": "hello", "protocol": 1, "revision": 0, "view": "owner"})
        await until(lambda: len(here.messages) == 4, "four refusals")
        assert {message["code"] for message in here.messages} == {"malformed"}
        assert world.revision == revision
        await here.hello()
        assert here.records == seen_by(world, haru)


@on_loop
async def test_ping_is_answered_with_the_servers_time(world, server, haru):
    async with tab(server, haru, world.id) as here:
        await here.send({"type": "ping"})
        assert await here.heard("pong") == {"type": "pong", "now": world.clock.milliseconds}


@on_loop
async def test_somebody_has_at_most_so_many_tabs(world, server, haru):
    async with asyncio.TaskGroup() as group, asyncio.timeout(60):
        leave = asyncio.Event()
        here = []

        async def one_more():
            async with tab(server, haru, world.id) as line:
                here.append(line)
                await leave.wait()

        for _ in range(MAX_TABS):
            group.create_task(one_more())
        await until(lambda: len(here) == MAX_TABS, "all tabs")
        async with tab(server, haru, world.id, hello=False) as too_many:
            await too_many.reader
            assert too_many.closed == 4429
        async with tab(server, world.lead, world.id) as other:
            assert other.records
        leave.set()
    await until(lambda: not server.site.hub.tabs, "all tabs to be forgotten")
    async with tab(server, haru, world.id) as again:
        assert again.records


# Operations


@on_loop
async def test_a_note_reaches_everybody_and_then_its_writer_is_told(world, server, haru, natsu):
    async with tab(server, haru, world.id) as here, tab(server, natsu, world.id) as there:
        note = await here.note("声をかけ合う")
        told = [message for message in here.messages if message["type"] != "presence"]
        assert [message["type"] for message in told] == ["snapshot", "changes", "done"]
        done = told[-1]
        assert done == {"type": "done", "op_id": done["op_id"], "revision": world.revision}
        await there.caught_up(world.revision)
        assert there.entry(note)["values"] == {"text": "声をかけ合う"}
        assert there.entry(note)["author"] is None
        assert here.entry(note)["author"] == haru.id
        assert not any(message["type"] == "done" for message in there.messages)


@on_loop
async def test_what_anybody_does_elsewhere_arrives_too(world, server, haru):
    async with tab(server, haru, world.id) as here:
        world.do(world.lead, "timer.set", seconds=60)
        world.person("夏目")
        await here.caught_up(world.revision)
        assert here.records == seen_by(world, haru)


@on_loop
async def test_the_same_op_id_again_is_answered_the_same_and_done_once(world, server, haru):
    fields = {"id": "n1", "sheet": BOARD, "place": PLACE, "values": {"text": "一"}}
    async with tab(server, haru, world.id) as here:
        first = await here.do("entry.add", "the-same-number", **fields)
        assert await here.do("entry.add", "the-same-number", **fields) == first
    world.note(world.lead)
    async with tab(server, haru, world.id) as here:
        assert await here.do("entry.add", "the-same-number", **fields) == first
        entries = [r for r in world.state().all("entry") if r.body["sheet"] == BOARD]
        assert len(entries) == 2
        assert {("entry", entry.id) for entry in entries} <= here.records.keys()


@on_loop
async def test_a_refusal_says_which_and_why_and_what_stands(world, server, haru, natsu):
    note = world.note(natsu, "一")
    world.do(natsu, "entry.edit", id=note, version=1, values={"text": "二"})
    async with tab(server, haru, world.id) as here:
        answer = await here.do("entry.edit", id=note, version=1, values={"text": "三"})
        assert (answer["type"], answer["code"]) == ("refused", "stale")
        assert answer["current"] == {"values": {"text": "二"}, "version": 2}
        assert "残っています" in answer["message"]
        other = await here.do("timer.start")
        assert (other["code"], other["current"]) == ("forbidden", None)


@on_loop
async def test_answers_come_in_the_order_of_the_questions(world, server, haru):
    async with tab(server, haru, world.id) as here:
        numbers = [f"number-{n:03}" for n in range(40)]
        for op_id in numbers:
            await here.send(
                {
                    "type": "do",
                    "op_id": op_id,
                    "op": "entry.add",
                    "id": op_id,
                    "sheet": BOARD,
                    "place": PLACE,
                    "values": {"text": op_id},
                }
            )
        answers = lambda: [m for m in here.messages if m["type"] == "done"]  # noqa: E731
        await until(lambda: len(answers()) == 40, "40 answers")
        assert [answer["op_id"] for answer in answers()] == numbers
        revisions = [answer["revision"] for answer in answers()]
        assert revisions == sorted(revisions)
        assert world.order() == numbers


# What somebody may not see


@on_loop
async def test_in_alone_writing_the_others_texts_never_arrive(world, server, haru, natsu):
    world.set_board("private")
    async with (
        tab(server, natsu, world.id) as there,
        tab(server, world.lead, world.id) as lead,
        tab(server, world.lead, world.id, view="projector") as screen,
    ):
        async with tab(server, haru, world.id) as here:
            note = await here.note("ひみつの文")
        for other in (there, lead, screen):
            await other.caught_up(world.revision)
            assert other.entry(note)["covered"] is True
            assert "ひみつの文" not in "".join(other.texts)
            assert haru.id not in json.dumps(other.entry(note))
        await lead.do("sheet.state", sheet=BOARD, state="open")
        for other in (there, lead, screen):
            await other.caught_up(world.revision)
            assert other.entry(note)["values"] == {"text": "ひみつの文"}
        await lead.do("sheet.state", sheet=BOARD, state="private")
        await there.caught_up(world.revision)
        assert there.entry(note)["covered"] is True


@on_loop
async def test_a_hidden_note_leaves_the_others_screens_at_once(world, server, haru, natsu):
    note = world.note(haru, "一")
    async with tab(server, haru, world.id) as here, tab(server, natsu, world.id) as there:
        world.do(world.lead, "entry.hide", id=note)
        await there.caught_up(world.revision)
        await here.caught_up(world.revision)
        assert there.entry(note) is None
        assert here.entry(note)["hidden"] is True
        world.do(world.lead, "entry.show", id=note)
        await there.caught_up(world.revision)
        assert there.entry(note)["values"] == {"text": "一"}


@on_loop
async def test_the_projector_hides_who_wrote_but_not_who_is_there_and_may_not_write(
    world, server, haru
):
    world.set_board(authors="shown")
    note = world.note(haru, "一")
    async with tab(server, world.lead, world.id, view="projector") as screen:
        assert screen.messages[0]["you"]["role"] == "viewer"
        assert screen.entry(note)["author"] is None
        assert screen.records["member", haru.id]["name"] == "春野"
        assert screen.records["meeting", "m1"]["attendance"] == {}
        assert screen.records["invitation", "participant"]["code"] == world.code()
        assert ("invitation", "facilitator") not in screen.records
        revision = world.revision
        assert (await screen.do("timer.start"))["code"] == "forbidden"
        await screen.send({"type": "typing", "sheet": BOARD, "place": PLACE})
        await screen.wait_for(lambda m: m["type"] == "refused" and m["op_id"] is None)
        assert world.revision == revision
        world.do(world.lead, "workshop.edit", projector_names=True)
        await screen.caught_up(world.revision)
        assert screen.entry(note)["author"] == haru.id
        world.do(world.lead, "workshop.edit", projector_names=False)
        await screen.caught_up(world.revision)
        assert screen.entry(note)["author"] is None


@on_loop
async def test_an_invited_viewer_sees_as_the_projector_does(world, server, viewer, haru):
    world.set_board(authors="shown")
    world.note(haru)
    async with (
        tab(server, viewer, world.id) as seat,
        tab(server, world.lead, world.id, view="projector") as screen,
    ):
        assert seat.records == screen.records


# Rights that change


@on_loop
async def test_somebody_who_is_removed_is_out_at_once(world, server, haru):
    async with tab(server, haru, world.id) as here, tab(server, haru, world.id) as also_here:
        world.do(world.lead, "member.remove", id=haru.id)
        world.note(world.lead, "あとの文")
        for line in (here, also_here):
            await line.reader
            assert line.closed == 4403
            assert line.messages[-1]["type"] == "bye"
            assert line.messages[-1]["code"] == "removed"
            assert "あとの文" not in "".join(line.texts)
    async with tab(server, haru, world.id, hello=False) as again:
        await again.reader
        assert again.closed == 4403


@on_loop
async def test_a_released_name_lets_its_browser_out(world, server, haru):
    async with tab(server, haru, world.id) as here:
        world.do(world.lead, "member.release", id=haru.id)
        await here.reader
        assert (here.closed, here.messages[-1]["type"]) == (4403, "bye")


@on_loop
async def test_a_new_role_shows_at_once_what_it_may_see(world, server, haru):
    async with tab(server, haru, world.id) as here:
        assert ("invitation", "facilitator") not in here.records
        world.do(world.lead, "member.edit", id=haru.id, role="facilitator")
        await here.wait_for(lambda m: m.get("you", {}).get("role") == "facilitator")
        assert here.records == seen_by(world, world.lead)
        assert (await here.do("timer.start"))["type"] == "done"
        world.do(world.lead, "member.edit", id=haru.id, role="viewer")
        await here.wait_for(lambda m: m.get("you", {}).get("role") == "viewer")
        assert ("invitation", "facilitator") not in here.records
        assert (await here.do("timer.start"))["code"] == "forbidden"


# Limits


@pytest.fixture
def pace_clock(server):
    """The seconds by which paces are measured; the last one counts."""
    seconds = [0.0]
    server.site.hub.paces.default_factory = lambda: Pace(lambda: seconds[-1])
    return seconds


@on_loop
async def test_who_sends_too_fast_is_told_and_can_go_on_later(world, server, haru, pace_clock):
    async with tab(server, haru, world.id) as here, tab(server, world.lead, world.id) as other:
        for _ in range(int(BURST) + 20):
            await here.send({"type": "ping"})
        refused = await here.heard("refused")
        assert (refused["code"], refused["op_id"]) == ("too_fast", None)
        await other.send({"type": "ping"})
        await other.heard("pong")
        pace_clock.append(60.0)
        await here.note("またはれる")


@on_loop
async def test_an_operation_that_came_too_fast_can_be_sent_again(world, server, haru, pace_clock):
    fields = {"id": "n1", "sheet": BOARD, "place": PLACE, "values": {"text": "一"}}
    async with tab(server, haru, world.id) as here:
        for pace in server.site.hub.paces.values():
            while pace.take():
                pass
        answer = await here.do("entry.add", "too-soon-1", **fields)
        assert (answer["code"], answer["op_id"]) == ("too_fast", "too-soon-1")
        pace_clock.append(60.0)
        assert (await here.do("entry.add", "too-soon-1", **fields))["type"] == "done"


@on_loop
async def test_a_message_that_is_too_large_is_refused_and_the_line_goes_on(world, server, haru):
    async with tab(server, haru, world.id) as here:
        await here.line.send(json.dumps({"type": "ping", "x": "x" * MAX_MESSAGE}))
        assert (await here.heard("refused"))["code"] == "too_large"
        await here.note("まだつながっている")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "[]",
        "null",
        '"ping"',
        "{}",
        '{"type":5}',
        '{"type":"steal"}',
        '{"type":"do"}',
        '{"type":"hello","protocol":1,"revision":0}',
        '{"type":"typing"}',
        '{"type":"typing","sheet":"strengths_matrix","place":5}',
        '{"type":"typing","sheet":"strengths_matrix","place":"\\ud800"}',
        '{"type":"typing","sheet":"strengths_matrix","place":"うそ/うそ"}',
        '{"type":"typing","sheet":"うそ","place":"grasp/can"}',
        '{"type":"do","op_id":"12345678\\ud800","op":"timer.start"}',
        '{"type":"do","op_id":"12345678","op":"\\ud800"}',
        '{"type":"do","op_id":"12345678","op":"undo","revision":1e400}',
        '{"type":"do","op_id":"12345678","op":"undo","revision":NaN}',
        '{"type":"do","op_id":"12345678","op":"undo","revision":' + "9" * 5000 + "}",
        "[" * 30_000,
        b"\x00\xff",
        b'{"type":"ping"}',
    ],
)
@on_loop
async def test_what_cannot_be_read_is_refused_with_a_code(world, server, haru, text):
    async with tab(server, haru, world.id) as here, tab(server, world.lead, world.id) as other:
        await here.line.send(text)
        assert (await here.heard("refused"))["code"] in ("malformed", "not_here", "unknown_op")
        await here.note("まだつながっている")
        await other.caught_up(world.revision)
        assert "うそ" not in "".join(other.texts)


@on_loop
async def test_a_slow_receiver_does_not_hold_up_the_others(world, server, haru, natsu):
    async with tab(server, natsu, world.id, hello=False) as slow:
        slow.line.transport.pause_reading()
        await slow.send({"type": "hello", "protocol": 1, "revision": 0})
        async with tab(server, haru, world.id) as here:
            texts = ["あ" * 4000] * 30
            for text in texts:
                await here.note(text)
            assert len([m for m in here.messages if m["type"] == "done"]) == len(texts)
            slow.line.transport.resume_reading()
            await slow.caught_up(world.revision)
            assert slow.records == seen_by(world, natsu)


@on_loop
async def test_a_receiver_that_never_reads_is_cut_and_misses_nothing_when_back(
    world, server, haru, natsu, monkeypatch
):
    monkeypatch.setattr("kasane.live.connection.MAX_WAITING", 200_000)
    for _ in range(60):
        world.note(haru, "あ" * 4000)
    async with tab(server, natsu, world.id, hello=False) as slow:
        slow.line.transport.pause_reading()
        await slow.send({"type": "hello", "protocol": 1, "revision": 0})
        device, tabs = world.workshops.device(natsu.secret), server.site.hub.tabs
        await until(lambda: device.id in tabs, "the slow one")
        async with tab(server, haru, world.id) as here:
            for _ in range(1000):
                if device.id not in tabs:
                    break
                world.set_board(authors="shown")
                world.set_board(authors="hidden")
                await here.caught_up(world.revision)
            assert device.id not in tabs
            await here.note("あとの文")
        slow.line.transport.resume_reading()
        await slow.reader
        assert slow.closed is not None
        async with tab(server, natsu, world.id, revision=slow.revision) as back:
            slow.records.update(back.records)
            assert slow.records == seen_by(world, natsu)


READ_ONLY = {
    "sqlite": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
    "postgresql": (
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
    ),
}


@on_loop
async def test_what_the_disk_cannot_take_is_told_as_such(world, server, haru):
    full, free = READ_ONLY[world.store.engine.dialect.name]

    def on_disk(sql):
        world.store.submit(lambda tx: tx.connection.exec_driver_sql(sql).close()).result()

    fields = {"id": "n1", "sheet": BOARD, "place": PLACE, "values": {"text": "一"}}
    async with tab(server, haru, world.id) as here:
        on_disk(full)
        answer = await here.do("entry.add", "try-again-1", **fields)
        assert (answer["type"], answer["code"]) == ("refused", "storage")
        assert "無事" in answer["message"]
        on_disk(free)
        assert (await here.do("entry.add", "try-again-1", **fields))["type"] == "done"


@pytest.mark.parametrize("what", ["device", "state"])
@on_loop
async def test_where_the_data_cannot_be_read_the_line_closes_to_come_back_later(
    world, server, haru, monkeypatch, what
):
    def unreadable(*_args):
        raise StoreError("読めません。")

    with monkeypatch.context() as broken:
        broken.setattr(world.workshops, what, unreadable)
        async with tab(server, haru, world.id, hello=False) as here:
            with contextlib.suppress(ConnectionClosed):
                await here.send({"type": "hello", "protocol": 1, "revision": 0})
            await here.reader
            assert here.closed not in (None, 4403)
    async with tab(server, haru, world.id) as again:
        assert again.records


@on_loop
async def test_an_empty_room_is_forgotten_and_a_late_goodbye_harms_nobody(world, server, haru):
    told = threading.Event()
    async with tab(server, haru, world.id):
        old = await server.room(world.id)
    async with asyncio.timeout(PATIENCE):
        while await server.room(world.id) is old:
            await asyncio.sleep(0)
    async with tab(server, haru, world.id) as here:
        await here.heard("presence")
        now = await server.room(world.id)
        old.tell_presence = lambda *_: told.set()
        await server.on_its_loop(server.site.hub.stir, old)
        assert await asyncio.to_thread(told.wait, PATIENCE)
        await here.note("とどく")
        assert await server.room(world.id) is now


@on_loop
async def test_who_is_in_a_workshop_that_is_erased_is_told_and_let_go(world, server, haru, natsu):
    other = world.create()
    async with (
        tab(server, haru, world.id) as here,
        tab(server, natsu, world.id) as also_here,
        tab(server, world.lead, other.workshop) as elsewhere,
    ):
        world.store.submit(lambda tx: tx.erase(world.id)).result()
        for line in (here, also_here):
            await line.reader
            assert line.closed == 4403
            assert line.messages[-1]["code"] == "erased"
            assert "消去されました" in line.messages[-1]["message"]
        assert elsewhere.closed is None
    async with tab(server, haru, world.id, hello=False) as again:
        await again.reader
        assert again.closed == 4403
