"""Browsers that stay from test to test: a new one loads and compiles all of the app's code anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize

from tests.browser.elsewhere import Elsewhere

_BARE = "/_stcore/health"
PATIENCE = 90_000
"""Milliseconds that an action may take while several browsers draw at once."""


class Seat:
    """One browser with cookies and storage of its own, and its first tab."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.faults: list[str] = []
        self.context = context
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.page = context.new_page()
        self._listening: list[tuple[Page, Any, Callable[..., None]]] = []

    def listen(self, page: Page, event: Any, heard: Callable[..., None]) -> None:
        """Be told of an event of a tab until the seat is given back."""
        page.on(event, heard)
        self._listening.append((page, event, heard))

    def empty(self) -> None:
        """Make it as a new one is, but for the files of the app that it holds already."""
        for page, event, heard in self._listening:
            page.remove_listener(event, heard)
        self._listening.clear()
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        self.page.unroute_all()
        self.context.unroute_all()
        self.context.set_offline(False)
        self._clear_storage()
        self.context.clear_cookies()

    def _clear_storage(self) -> None:
        """From inside, on a page without scripts; Error where the app has ended.

        A page that is made up by a route would throw away all that is in memory with it.
        """
        self.page.goto(self.url + _BARE)
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.mouse.move(0, 0)


class Browsers:
    """All that people sit at: separate contexts of one program."""

    def __init__(self, program: Browser, outside: Elsewhere) -> None:
        self.program = program
        self._outside = outside
        self._taken: list[tuple[bool, Seat]] = []
        self._free: list[tuple[bool, Seat]] = []

    def take(self, url: str, size: ViewportSize, *, touch: bool) -> Seat:
        """A seat for somebody who goes to this address."""
        fits = (one for one in self._free if (one[0], one[1].url) == (touch, url))
        known = next(fits, None)
        if known is None:
            known = (touch, self._new(url, size, touch=touch))
        else:
            self._free.remove(known)
        self._taken.append(known)
        seat = known[1]
        seat.page.set_viewport_size(size)
        return seat

    def _new(self, url: str, size: ViewportSize, *, touch: bool) -> Seat:
        how: dict[str, Any] = {"viewport": size, "has_touch": touch, "is_mobile": touch}
        return Seat(self._outside.context(self.program, url, locale="ja-JP", **how), url)

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Take back in the end what is taken meanwhile."""
        before = list(self._taken)
        yield
        for one in [one for one in self._taken if one not in before]:
            self._taken.remove(one)
            self._take_back(one)

    def faults(self) -> list[str]:
        """What went wrong in the pages since this was asked last."""
        told = [self._outside.asked, *(seat.faults for _, seat in self._taken)]
        found = [fault for faults in told for fault in faults]
        for faults in told:
            faults.clear()
        return found

    def _take_back(self, one: tuple[bool, Seat]) -> None:
        try:
            one[1].empty()
        except Error:  # such as a tab that has crashed, or an app that has ended
            one[1].context.close()
        else:
            self._free.append(one)
