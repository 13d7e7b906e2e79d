"""The material library: documents, videos and what other municipalities did (教材・取組例)."""

from kasane.library.items import Collection, Library, LibraryItem, Practice
from kasane.library.loader import load_library
from kasane.library.shelf import OWN, Shelved, own_items, own_key, shelf, watched

__all__ = [
    "OWN",
    "Collection",
    "Library",
    "LibraryItem",
    "Practice",
    "Shelved",
    "load_library",
    "own_items",
    "own_key",
    "shelf",
    "watched",
]
