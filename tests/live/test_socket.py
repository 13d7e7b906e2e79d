import asyncio

from support.live_client import tab


def test_smoke(world, server):
    async def go():
        async with tab(server, world.lead, world.id) as a:
            n = await a.note("あ")
            assert a.entry(n)["values"]["text"] == "あ"

    asyncio.run(go())
