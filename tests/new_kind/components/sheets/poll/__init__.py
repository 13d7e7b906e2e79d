"""A poll: everybody answers, and the room sees how many said what."""

from components.sheets.base import Kind
from kasane.programme.sheets.poll import PollSheet

KIND = Kind[PollSheet]()
