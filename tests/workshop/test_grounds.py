"""共有の根拠: a case without one is never left open, whatever brings it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kasane.store import Put
from kasane.workshop.forms import closed_again
from tests.support.world import programmes

DATA = Path(__file__).parents[2] / "data" / "programmes"
OPEN = {"place": "", "hidden": False, "values": {}}
UNKNOWN = ("", "未確認")


@pytest.fixture(scope="module")
def forms():
    return [form for known in programmes().values() for form in known.forms("case")]


@pytest.mark.parametrize("basis", UNKNOWN)
def test_whatever_would_leave_an_unconfirmed_case_open_closes_it(forms, basis) -> None:
    for form in forms:
        body = OPEN | {"sheet": form.id, "values": {"basis": basis}}
        (put,) = closed_again([form], [Put("entry", "c", body)])
        assert put.body["hidden"]
        assert not body["hidden"]


def test_other_entries_are_left_as_they_are(forms) -> None:
    known = forms[0].id
    puts = [
        Put("entry", "a", OPEN | {"sheet": known, "values": {"basis": "匿名化した事例"}}),
        Put("entry", "b", OPEN | {"sheet": known, "place": "a/x"}),
        Put("entry", "c", OPEN | {"sheet": "elsewhere"}),
        Put("workshop", "main", {}),
    ]
    assert closed_again(forms, puts) == puts
