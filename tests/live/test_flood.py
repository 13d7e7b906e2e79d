"""Malformed and forbidden messages without end: each is refused with a code, nothing is left."""

import http.client
import json
from functools import partial
from itertools import count

from kasane.live.limits import Pace
from tests.support.junk import CODES, JUNK, forbidden_text, junk_text
from tests.support.live_client import on_loop, tab
from tests.support.seeds import dice_for
from tests.support.waiting import PATIENCE, until

OVER_WEBSOCKET = 19_000
OVER_HTTP = 1_500


@on_loop
async def test_a_flood_is_refused_message_by_message(world, server, haru, natsu):
    dice = dice_for("flood")
    theirs = world.note(natsu)
    before = world.state()
    hub = server.site.hub
    async with tab(server, natsu, world.id) as watching:
        for unlimited in (True, False):
            # Half of it as fast as can be, so that more than the limit of speed is tried.
            hub.paces.clear()
            hub.paces.default_factory = partial(
                Pace, count(step=9.0).__next__ if unlimited else int
            )
            async with tab(server, haru, world.id) as here:
                refused = await flood(here, dice, theirs, OVER_WEBSOCKET // 2, unlimited)
                assert {answer["code"] for answer in refused} <= CODES
                assert all(answer["message"] for answer in refused)
        assert world.state() == before
        knock(server, dice)
        assert world.state() == before
        note = world.note(world.lead, "まだ動いている")
        await watching.caught_up(world.revision)
        assert watching.entry(note)["values"] == {"text": "まだ動いている"}
        assert len(hub.paces) <= 2
        assert len(hub.tabs) <= 2


async def flood(here, dice, theirs, count, unlimited):
    """Send so many and return the answers, one for each."""
    start = len(here.messages)
    for number in range(count):
        text = junk_text(dice) if number % 2 else forbidden_text(dice, theirs)
        await here.line.send(text.encode() if number % 97 == 0 else text)

    def refused():
        return [m for m in here.messages[start:] if m["type"] == "refused"]

    await until(lambda: len(here.messages) - start >= count, f"{count} answers")
    await until(lambda: len(refused()) == count, f"{count} refusals")
    codes = {answer["code"] for answer in refused()}
    assert ("too_fast" in codes) != unlimited
    return refused()


def knock(server, dice):
    """Knock at every door with nonsense, over one line."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    for number in range(OVER_HTTP):
        origin = f"http://{server.host}" if number % 3 else dice.choice(["null", "http://[", "x"])
        headers = {"Origin": origin, "Cookie": f"kasane={dice.randrange(10**9)}"}
        kind = number % 4
        if kind == 0:
            line.request("GET", f"/qr/{dice.randrange(10**9)}.svg?for=facilitator", None, headers)
        elif kind == 1:
            line.request("GET", f"/owner?token={dice.randrange(10**9)}", None, headers)
        else:
            path = dice.choice(["/door/look", "/door/join"])
            code = "WRONG2" if number % 25 == 2 else dice.choice([None, True, 5, [], {"a": "b"}])
            body = {"code": code, "name": dice.choice(["x", *JUNK])}
            line.request("POST", path, json.dumps(body) if number % 5 else b"{", headers)
        answer = line.getresponse()
        content = answer.read()
        assert answer.status in (400, 403, 404), (answer.status, content)
        if kind > 1:
            assert json.loads(content)["code"]
    line.close()
