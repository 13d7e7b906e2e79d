"""Who is here and who types where, and what of that is nobody's business."""

from tests.support.live_client import on_loop, tab
from tests.support.world import BOARD, PLACE

TYPING = {"type": "typing", "sheet": BOARD, "place": PLACE}


def here_are(*people):
    return lambda m: (
        m["type"] == "presence"
        and m["here"] == len(people)
        and (m["people"] == sorted(person.id for person in people))
    )


def typing(count, places=None):
    return lambda m: (
        m["type"] == "presence" and m["typing"] == count and places in (None, m["places"])
    )


@on_loop
async def test_everybody_is_told_who_is_here(world, server, haru, natsu):
    async with tab(server, haru, world.id) as here:
        await here.wait_for(here_are(haru))
        async with tab(server, natsu, world.id), tab(server, natsu, world.id):
            await here.wait_for(here_are(haru, natsu))
            before = len(here.messages)
        await here.wait_for(here_are(haru), before)


@on_loop
async def test_the_projector_is_told_how_many_but_not_who(world, server, haru):
    async with (
        tab(server, haru, world.id),
        tab(server, world.lead, world.id, view="projector") as screen,
    ):
        told = await screen.wait_for(lambda m: m["type"] == "presence" and m["here"] == 1)
        assert told["people"] == []


@on_loop
async def test_where_authors_are_shown_it_is_told_who_types_where(world, server, haru, natsu):
    world.set_board(authors="shown")
    async with (
        tab(server, haru, world.id) as here,
        tab(server, natsu, world.id) as there,
        tab(server, world.lead, world.id, view="projector") as screen,
    ):
        await here.send(TYPING)
        place = {"sheet": BOARD, "place": PLACE, "count": 1}
        await there.wait_for(typing(1, [place | {"people": [haru.id]}]))
        await screen.wait_for(typing(1, [place | {"people": []}]))
        before = len(there.messages)
        await here.send(TYPING | {"place": None})
        await there.wait_for(typing(0, []), before)


@on_loop
async def test_where_authors_are_hidden_only_the_number_is_told(world, server, haru, natsu):
    async with tab(server, haru, world.id) as here, tab(server, natsu, world.id) as there:
        await here.send(TYPING)
        await there.send(TYPING)
        place = {"sheet": BOARD, "place": PLACE, "count": 2, "people": []}
        await there.wait_for(typing(2, [place]))


@on_loop
async def test_in_alone_writing_no_places_are_told(world, server, haru, natsu):
    world.set_board("private", "shown")
    async with tab(server, haru, world.id) as here, tab(server, natsu, world.id) as there:
        await here.send(TYPING)
        await there.wait_for(typing(1, []))


@on_loop
async def test_who_goes_away_types_no_more(world, server, haru, natsu):
    async with tab(server, natsu, world.id) as there:
        async with tab(server, haru, world.id) as here:
            await here.send(TYPING)
            await there.wait_for(typing(1))
            before = len(there.messages)
        await there.wait_for(typing(0, []), before)


@on_loop
async def test_viewers_do_not_type(world, server, haru, viewer):
    async with tab(server, haru, world.id) as here, tab(server, viewer, world.id) as seat:
        await seat.send(TYPING)
        assert (await seat.heard("refused"))["code"] == "forbidden"
        assert all(m["typing"] == 0 for m in here.messages if m["type"] == "presence")


@on_loop
async def test_in_forms_and_tables_it_is_told_which_value_is_being_written(
    world, server, haru, natsu
):
    async with tab(server, haru, world.id) as here, tab(server, natsu, world.id) as there:
        for sheet, place in (
            ("plan", "p1/why"),
            ("plan", "row-1/task"),
            ("idea_sheet", "i1/reason"),
            ("step3_preparation", "r1/found"),
        ):
            await here.send({"type": "typing", "sheet": sheet, "place": place})
            told = await there.wait_for(
                lambda m, place=place: (
                    m["type"] == "presence" and [p["place"] for p in m["places"]] == [place]
                )
            )
            assert told["places"][0]["sheet"] == sheet


@on_loop
async def test_a_value_that_no_sheet_has_is_no_place_to_type(world, server, haru):
    async with tab(server, haru, world.id) as here:
        for place in ("p1/nothing", "p 1/why", "p1/why/more"):
            before = len(here.messages)
            await here.send({"type": "typing", "sheet": "plan", "place": place})
            refused = await here.wait_for(lambda m: m["type"] == "refused", before)
            assert refused["code"] == "not_here"


@on_loop
async def test_what_waits_to_be_told_when_the_app_ends_reads_nothing(world, server, monkeypatch):
    monkeypatch.setattr("kasane.live.hub.PRESENCE_EVERY", 0)
    room, read = await server.room(world.id), []
    monkeypatch.setattr(world.workshops, "answers_waiting", read.append)

    def end():
        server.site.hub.stir(room)
        server.site.hub.stop()

    await server.on_its_loop(end)
    for _turn in range(2):  # of the loop: what waited for its time has been called
        await server.on_its_loop(bool)
    assert not read
