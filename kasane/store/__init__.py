"""Where workshops are kept: records with revisions and history, in SQLite or PostgreSQL."""

from kasane.store.check import check_data
from kasane.store.records import Body, Change, HistoryLine, Record, State
from kasane.store.shared import open_store
from kasane.store.store import Store
from kasane.store.transaction import Draft, Put, Transaction

__all__ = [
    "Body",
    "Change",
    "Draft",
    "HistoryLine",
    "Put",
    "Record",
    "State",
    "Store",
    "Transaction",
    "check_data",
    "open_store",
]
