"""How each kind of sheet is printed, one module or folder a kind."""

from kasane.record.kinds.base import KINDS, Kind

__all__ = ["KINDS", "Kind"]
