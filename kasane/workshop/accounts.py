"""Which account is of which municipality or prefecture: the file accounts.toml."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import Field, ValidationError

from kasane.errors import KasaneError
from kasane.workshop.access import Account
from kasane.workshop.desk import stamp
from kasane.workshop.shapes import Shape

ACCOUNTS = "accounts.toml"
"""The file's name in the data folder."""
HOURS = 12
"""How long somebody stays signed in: a day's work."""
_log = logging.getLogger(__name__)


class Prefecture(Shape):
    """Who of a prefecture sees the numbers of which municipalities."""

    people: tuple[str, ...]
    municipalities: tuple[str, ...]


class Accounts(Shape):
    """Who is of which municipality and prefecture: addresses, or domains that begin with @."""

    municipalities: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    prefectures: Mapping[str, Prefecture] = Field(default_factory=dict)

    def of(self, address: str) -> Account | None:
        """The account of an address; None where it is nobody's."""
        leads = {name for name, people in self.municipalities.items() if named_in(people, address)}
        counts = {
            municipality
            for prefecture in self.prefectures.values()
            if named_in(prefecture.people, address)
            for municipality in prefecture.municipalities
        }
        account = Account(address.strip().casefold(), frozenset(leads), frozenset(counts))
        return account if leads or counts else None


def named_in(people: Iterable[str], address: str) -> bool:
    """Whether an address is among some addresses and domains."""
    known = address.strip().casefold()
    local, at, domain = known.partition("@")
    if not local or not domain or "@" in domain:
        return False
    return bool({known, at + domain} & {person.strip().casefold() for person in people})


def read_accounts(text: str) -> Accounts:
    """Read what stands in the file.

    Raises:
        KasaneError: it can't be read, or says something that can't be meant.
    """
    try:
        found = Accounts.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"書き方に誤りがあります（{error}）") from error
    except ValidationError as error:
        where = "・".join(str(part) for part in error.errors()[0]["loc"])
        raise _wrong(f"「{where}」の書き方が違います") from error
    for name, people in _lists(found):
        if name != name.strip() or not name:
            raise _wrong(f"名前「{name}」の前か後に空白があるか、名前がありません")
        for person in people:
            local, at, domain = person.strip().partition("@")
            if not at or not domain or "@" in domain or (local and " " in local):
                raise _wrong(
                    f"「{name}」の「{person}」は、アドレスでも @ で始まるドメインでもありません"
                )
    for name, prefecture in found.prefectures.items():
        for municipality in prefecture.municipalities:
            if municipality not in found.municipalities:
                raise _wrong(f"「{name}」の「{municipality}」が、[municipalities] にありません")
    return found


def _lists(accounts: Accounts) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield from accounts.municipalities.items()
    yield from ((name, known.people) for name, known in accounts.prefectures.items())


def _wrong(what: str) -> KasaneError:
    return KasaneError(
        f"データの保存先の {ACCOUNTS} を読めません：{what}。データは何も変わっていません。"
        "docs/operation-server.md の例のとおりに直して、もう一度実行してください。"
    )


class AccountsFile:
    """The accounts as the file says them now; while it can't be read, as it said them last."""

    def __init__(self, file: Path) -> None:
        """Read it for the first time.

        Raises:
            KasaneError: it is not there, or can't be read.
        """
        self._file = file
        try:
            self._seen = self._mark()
            self._accounts = read_accounts(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise _wrong(f"ファイルを開けません（{file}）") from error

    def __call__(self) -> Accounts:
        """Look whether it has changed, and read it anew."""
        now = self._mark()
        if now != self._seen:
            self._seen = now
            try:
                self._accounts = read_accounts(self._file.read_text(encoding="utf-8"))
            except (KasaneError, OSError, UnicodeDecodeError) as error:
                self._tell(error)
        return self._accounts

    def _mark(self) -> tuple[int, int]:
        try:
            found = self._file.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    def _tell(self, error: Exception) -> None:
        told = error.message if isinstance(error, KasaneError) else str(error)
        _log.warning("%s（前に読んだ内容で続けます）", told)


@dataclass(frozen=True, slots=True)
class SignIn:
    """How people sign in on a server.

    Attributes:
        accounts: who is of which municipality, as it is now.
        clock: the time by which a sign-in ends.
    """

    accounts: Callable[[], Accounts]
    clock: Callable[[], datetime]

    @property
    def since(self) -> str:
        """When somebody has to have signed in who still is."""
        return stamp(self.clock() - timedelta(hours=HOURS))
