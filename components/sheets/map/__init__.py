"""A map (資源マップ): what surrounds a case, to which everybody adds at once."""

from components.sheets.base import Kind
from kasane.programme import MapSheet

KIND = Kind[MapSheet]()
