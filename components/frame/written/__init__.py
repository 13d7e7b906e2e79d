"""Values of one record that are saved as they are written, on pages for those who lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from components import part
from components.state import Here


class Value(TypedDict):
    """A value of a record; `letters`: how many it may have."""

    id: str
    label: str
    type: Literal["text", "long_text", "date"]
    hint: NotRequired[str]
    letters: NotRequired[int]
    name: NotRequired[bool]


def written(
    here: Here, kind: Literal["meeting", "story"], id_: str, values: Sequence[Value]
) -> None:
    """Show fields that write `KIND.write`; what is typed stays on the device until it is saved."""
    data = {"kind": kind, "id": id_, "values": list(values)}
    part.mount_live(here, "frame/written", data, f"written:{kind}:{id_}")
