"""The live overlap: what a person likes and can do, what the town wants, and what lies in both."""

from components.sheets.base import Kind
from kasane.programme import OverlapSheet


class OverlapKind(Kind[OverlapSheet]):
    """An overlap is alone on its page."""

    titled = False


KIND = OverlapKind()
