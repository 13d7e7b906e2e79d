"""A round: one person after another, with the room's timer."""

from components.sheets.base import Kind
from kasane.programme import RoundSheet

KIND = Kind[RoundSheet]()
