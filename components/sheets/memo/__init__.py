"""A memo: everybody's own answer to each question."""

from components.sheets.base import Kind
from kasane.programme import MemoSheet

KIND = Kind[MemoSheet]()
