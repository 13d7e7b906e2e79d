"""Draws a fragment again when what it shows has changed; between changes it costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from components import part, state


def watch(
    workshop: str, kinds: Sequence[str], key: str, on_change: Callable[[], None] | None = None
) -> None:
    """Watch records and run the fragment that this stands in again, once changes have settled.

    Call it inside an `st.fragment`, which asks `state.enter(...)` for the records as they stand;
    outside of one the whole page runs again.

    Args:
        workshop: its id.
        kinds: of the records that are drawn, such as "member" or "entry".
        key: unique on the page.
        on_change: called when the run was asked for by a change, before the rest is drawn.
    """
    data = {
        "workshop": workshop,
        "kinds": list(kinds),
        "revision": state.workshops().revision(workshop),
    }
    part.mount(
        "frame/watch", data, f"watch:{key}", lambda _value: on_change() if on_change else None
    )
