"""Two processes of the app on one database server are one app to the people."""

import json

import pytest

from kasane.live.limits import WRONG_CODES
from kasane.store.moving import move
from kasane.store.shared import SharedStore
from kasane.workshop import Workshops
from tests.support.live_client import on_loop, tab
from tests.support.live_server import OWNER_TOKEN, Serving
from tests.support.waiting import wait_until
from tests.support.world import BOARD, PLACE, World, programmes


@pytest.fixture
def houses(serving, tmp_path, database):
    """(world, two servers): haru and natsu are in its workshop."""
    world = World(tmp_path / "data")
    world.haru, world.natsu = world.person("春野"), world.person("夏目")
    world.set_board(authors="shown")
    world.close()
    move(world.folder, "", database.url)
    stores = [SharedStore(world.folder, database.url) for _ in range(2)]
    one, other = (Workshops(store, programmes(), store.now) for store in stores)
    second = Serving()
    with serving.serve(one) as first, second.serve(other) as then:
        yield world, (first, then)
    second.stop()
    for store in stores:
        store.close()


def here_are(*people):
    ids = sorted(person.id for person in people)
    return lambda m: m["type"] == "presence" and m["people"] == ids


@on_loop
async def test_a_note_reaches_who_is_connected_to_the_other_process(houses):
    world, (first, then) = houses
    async with tab(first, world.haru, world.id) as here, tab(then, world.natsu, world.id) as there:
        await there.wait_for(lambda m: m["type"] == "snapshot")
        note = {"sheet": BOARD, "place": PLACE, "values": {"text": "声をかけ合う"}}
        await here.do("entry.add", id="note-1", **note)
        told = await there.wait_for(lambda m: m["type"] == "changes" and m["records"])
        assert told["records"][0]["body"]["values"] == {"text": "声をかけ合う"}
        await there.do("entry.edit", id="note-1", version=1, values={"text": "会いに行く"})
        await here.wait_for(lambda m: m["type"] == "changes" and "会いに行く" in str(m))


@on_loop
async def test_who_is_here_and_types_is_told_across_and_leaves_again(houses):
    world, (first, then) = houses
    async with tab(first, world.haru, world.id) as here:
        async with tab(then, world.natsu, world.id) as there:
            await here.wait_for(here_are(world.haru, world.natsu))
            await there.wait_for(here_are(world.haru, world.natsu))
            await there.send({"type": "typing", "sheet": BOARD, "place": PLACE})
            typing = await here.wait_for(lambda m: m["type"] == "presence" and m["places"])
            assert typing["places"][0]["people"] == [world.natsu.id]
            before = len(here.messages)
        await here.wait_for(here_are(world.haru), before)


def test_who_comes_in_by_one_process_is_somebody_at_the_other(houses):
    world, (first, then) = houses
    then.get("/qr/nowhere.svg", world.haru.secret)
    code = first.site.workshops.state(world.id).get("invitation", "participant").body["code"]
    joined = first.post("/door/join", {"code": code, "name": "秋野"})
    assert joined.status == 200
    device = then.site.workshops.device(joined.secret)
    assert then.site.workshops.actor(device, world.id).member


def test_wrong_codes_count_whichever_process_is_asked(houses):
    world, (first, then) = houses
    for _ in range(WRONG_CODES):
        assert first.post("/door/look", {"code": "WRONG2"}, world.haru.secret).status == 403
    wait_until(lambda: then.post("/door/look", {"code": "WRONG2"}, world.haru.secret).status == 429)


def test_the_owners_address_opens_once_whichever_process_is_asked(houses):
    _, (first, then) = houses
    assert then.get(f"/owner?token={OWNER_TOKEN}x").status == 403
    assert then.get(f"/owner?token={OWNER_TOKEN}").status == 303
    assert first.get(f"/owner?token={OWNER_TOKEN}").status == 403


SURVEY = "survey_after"
SURE = {"values": {"face": "そう思う"}}


def test_a_survey_is_answered_once_whichever_process_is_asked(houses, database):
    world, (first, then) = houses
    address = f"/survey/{world.id}/{SURVEY}"
    assert first.post(address, {"values": {}}, world.haru.secret).status == 403  # nothing in it
    assert then.post(address, SURE, world.haru.secret).status == 200
    for again in (first, then):
        refused = again.post(address, SURE, world.haru.secret)
        assert (refused.status, refused.json["code"]) == (403, "exists")
    assert first.post(address, SURE, world.natsu.secret).status == 200
    for _ in range(2):  # on paper come those of many
        assert then.post(address, SURE | {"paper": True}, world.lead.secret).status == 200
    assert database.run("SELECT count(*) FROM answer") == [(4,)]


def test_no_row_of_any_table_tells_who_answered_a_survey(houses, database):
    world, (first, _) = houses

    def rows():
        tables = database.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {name: database.run(f'SELECT * FROM "{name}"') for (name,) in tables}  # noqa: S608

    first.post(f"/survey/{world.id}/{SURVEY}", {"values": {}}, world.haru.secret)
    before = rows()
    assert first.post(f"/survey/{world.id}/{SURVEY}", SURE, world.haru.secret).status == 200
    after = rows()
    ((workshop, sheet, _, body),) = after.pop("answer")
    assert (workshop, sheet) == (world.id, SURVEY)
    assert json.loads(body) == SURE | {"side": ""}
    assert before.pop("answer") == []
    assert after == before
