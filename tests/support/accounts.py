"""A world in which people sign in: two towns, a prefecture, and somebody of no town."""

from __future__ import annotations

from pathlib import Path

from kasane.workshop import Workshops
from kasane.workshop.accounts import ACCOUNTS, AccountsFile, SignIn
from kasane.workshop.desk import stamp
from kasane.workshop.signing_in import Claims
from tests.support.world import Clock, Person, World, programmes

TABLE = """
[municipalities]
"あおば市" = ["@city.aoba.example.jp", "shien@example.com"]
"みどり町" = ["@town.midori.example.jp", "shien@example.com"]

[prefectures."ひかり県"]
people = ["@pref.hikari.example.jp"]
municipalities = ["あおば市", "みどり町"]
"""
AOBA = "sato@city.aoba.example.jp"
MIDORI = "kato@town.midori.example.jp"
HELPER = "shien@example.com"
PREFECTURE = "ken@pref.hikari.example.jp"
NOBODY = "someone@example.org"


class SignedWorld(World):
    """One workshop of あおば市; who leads it signs in."""

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        super().__init__(folder, clock)
        (folder / ACCOUNTS).write_text(TABLE, encoding="utf-8")
        sign_in = SignIn(AccountsFile(folder / ACCOUNTS), self.clock)
        self.workshops = Workshops(self.store, programmes(), self.clock, sign_in)

    def claims(self, address: str, name: str = "佐藤") -> Claims:
        """What the sign-in service says just now."""
        return Claims(address, name, stamp(self.clock()))

    def signed_in(self, address: str, secret: str | None = None) -> str:
        """A browser that has just signed in; its cookie."""
        fresh = self.workshops.note_signed_in(secret, self.claims(address))
        assert fresh
        return fresh

    def leader(self, address: str = AOBA) -> Person:
        """Somebody of a municipality, on the workshop's page."""
        secret = self.signed_in(address)
        device = self.workshops.device(secret)
        actor = device and self.workshops.lead(device, self.id)
        assert actor
        return Person(actor, secret)
