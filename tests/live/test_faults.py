"""What goes wrong in a room: the line breaks, clocks jump, somebody sends far too much."""

import contextlib
import json
import subprocess
import sys
import urllib.parse

import pytest
from websockets.exceptions import ConnectionClosed

from kasane.plain import limits
from kasane.store import check_data
from kasane.store.lock import DataLock
from kasane.tables.take_in.files import pages_of
from kasane.tables.take_in.mistakes import UnreadableError
from tests.support.live_client import on_loop, tab
from tests.support.seeds import dice_for
from tests.support.waiting import PATIENCE
from tests.support.world import BOARD, PLACE, ROOT

LARGE = "あ" * (10 * 1024 * 1024 // 3)
"""Ten megabytes of text."""


@on_loop
async def test_a_minute_without_network_loses_nothing_and_doubles_nothing(
    world, server, haru, natsu
):
    """The line breaks without a word, an answer on its way is lost, and all is sent again."""
    add = {"type": "do", "op": "entry.add", "sheet": BOARD, "place": PLACE}
    written = [
        {**add, "op_id": f"written-{n}", "id": f"w{n}", "values": {"text": f"{n}つめ"}}
        for n in range(20)
    ]
    async with tab(server, haru, world.id) as here:
        for message in written[:10]:
            await here.send(message)
        await here.wait_for(lambda m: m.get("op_id") == "written-0")
        here.line.transport.abort()
        known, held = dict(here.records), here.revision
    world.clock.ahead(seconds=60)
    async with tab(server, natsu, world.id) as other:
        await other.note("そのあいだに")
        async with tab(server, haru, world.id, revision=held) as back:
            back.records.update(known | back.records)
            for message in written:
                await back.send(message)
            for message in written:
                answer = await back.wait_for(lambda m, at=message: m.get("op_id") == at["op_id"])
                assert answer["type"] == "done"
            await back.caught_up(world.revision)
            await other.caught_up(world.revision)
            assert world.order()[:1] == ["0つめ"]
            assert sorted(world.order()) == sorted(
                [f"{n}つめ" for n in range(20)] + ["そのあいだに"]
            )
            assert [text for text in world.order() if text != "そのあいだに"] == [
                f"{n}つめ" for n in range(20)
            ]
            for seen in (back, other):
                assert {seen.entry(f"w{n}")["values"]["text"] for n in range(20)} == {
                    f"{n}つめ" for n in range(20)
                }


@on_loop
async def test_a_clock_that_is_set_back_disturbs_nobody(world, server, haru, natsu):
    async with tab(server, haru, world.id) as here, tab(server, natsu, world.id) as other:
        world.do(world.lead, "timer.set", seconds=60)
        world.do(world.lead, "timer.start")
        await here.note("まえ")
        world.clock.ahead(days=-1, seconds=-5)
        await here.note("あと")
        world.do(world.lead, "timer.pause")
        assert world.body("timer")["remaining"] == 60_000
        world.do(world.lead, "activity.go", activity="strengths_matrix")
        await other.caught_up(world.revision)
    assert world.order() == ["まえ", "あと"]
    before = world.state()
    world.reopen()
    assert world.state() == before
    assert check_data(world.folder) == []


def test_a_note_of_ten_megabytes_is_refused_on_every_way_in(world, haru):
    fields = {"id": "n", "sheet": BOARD, "place": PLACE, "values": {"text": LARGE}}
    assert world.refused(haru, "entry.add", **fields).code == "too_long"
    row = {"op": "entry.add", **fields}
    assert world.refused(world.lead, "take_in", rows=[[row]]).code == "too_long"
    note = world.note(haru)
    change = {"id": note, "version": 1, "values": {"text": LARGE}}
    assert world.refused(haru, "entry.edit", **change).code == "too_long"


@on_loop
async def test_a_line_that_sends_ten_megabytes_ends_and_all_others_go_on(
    world, server, haru, natsu
):
    async with tab(server, natsu, world.id) as other, tab(server, haru, world.id) as here:
        message = {"type": "do", "op_id": "ten-megabytes", "op": "entry.add", "values": LARGE}
        with contextlib.suppress(ConnectionClosed, ConnectionError):
            await here.line.send(json.dumps(message, ensure_ascii=False))
        await here.reader
        assert here.closed == 1009
        await other.note("書けます")
    async with tab(server, haru, world.id) as again:
        await again.note("ここからも")


@on_loop
async def test_a_board_is_full_at_five_thousand_notes_and_comes_whole(world, server, haru):
    at = {"sheet": BOARD, "place": PLACE}
    note = {"op": "entry.add", "values": {"text": "あ"}, **at}
    rows = [[{**note, "id": f"n{n}"}] for n in range(limits.ENTRIES)]
    for start in range(0, limits.ENTRIES, 500):
        world.do(world.lead, "take_in", rows=rows[start : start + 500])
    async with tab(server, haru, world.id) as here:
        assert sum(kind == "entry" and "n" in key for kind, key in here.records) >= limits.ENTRIES
        answer = await here.do("entry.add", id="more", values={"text": "x"}, **at)
        assert answer["code"] == "too_many"
        assert answer["message"]
        moved = await here.do("entry.move", id="n10", place="/do")
        assert moved["type"] == "done"


def test_two_apps_on_one_folder_are_refused_in_a_sentence(world):
    """The second one, as start.py runs it."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"]
    with DataLock(world.folder):
        second = subprocess.run(
            command,
            cwd=ROOT,
            env={"KASANE_DATA": str(world.folder), "PATH": "", "HOME": str(world.folder)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert second.returncode != 0
    assert "いま動いている「かさね」が使っています" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_half_written_is_taken_in_as_far_as_it_is_or_refused(share):
    """The last line may end within a cell, or within a character."""
    whole = b"\xef\xbb\xbf" + "".join(f'"{n}","名前{n}","社協"\r\n' for n in range(300)).encode()
    half = whole[: int(len(whole) * share)]
    with contextlib.suppress(UnreadableError):
        lines = [line for page in pages_of(half) for line in page.lines]
        assert len(lines) <= 300 * share + 2


def test_every_route_answers_nonsense_without_an_error(world, server, haru):
    """Paths, questions, methods and cookies at random; an error that is logged fails the test."""
    import app

    dice = dice_for("routes")
    paths = [route.path for route in app.app._user_routes if route.name != "live"]
    odd = ["", "..", "%00", "%2e%2e%2f", "a" * 5000, "%F0%A0%AE%B7", "'\"<b>", "-1", "0", "1e99"]
    odd += [world.id, urllib.parse.quote("<script>window.hit=1</script>")]
    for _ in range(600):
        path = dice.choice(paths)
        while "{" in path:
            head, _, rest = path.partition("{")
            path = head + dice.choice(odd) + rest.partition("}")[2]
        names = ("code", "token", "for", "w", "a", "address", "full")
        path += "?" + "&".join(f"{dice.choice(names)}={dice.choice(odd)}" for _turn in range(2))
        method = dice.choice(["GET", "GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE"])
        who = dice.choice([None, haru.secret, "made-up", "\xa5" * 50])
        body = dice.choice([None, b"{", b"\x00" * 100, b"[" * 5000])
        more = {"accept-encoding": dice.choice(["gzip", "br", "x" * 500])}
        answer = server.request(method, path, body, who, dice.choice([None, "own", "null"]), more)
        assert answer.status < 500, (method, path, answer.status)
        assert b"<script>window.hit" not in answer.body, path
