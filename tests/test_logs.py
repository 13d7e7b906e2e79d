"""Lines of the log: in Japanese, one a happening, with a number, without what people wrote."""

import io
import json
import logging
import re

import pytest

from kasane.context import Settings
from kasane.errors import KasaneError, StoreError, note
from kasane.logs import TOLD_TWICE, Lines, OneLine, tell_once

NAME = "山田花子"


@pytest.fixture
def log():
    """A logger with our lines on it, what they wrote, and how often an error was counted."""
    counted, written = [], io.StringIO()
    logger = logging.getLogger("kasane.tests.log")
    lines = Lines(lambda: counted.append(1), written)
    logger.addHandler(lines)
    logger.propagate = False
    yield logger, written, counted
    logger.removeHandler(lines)
    logger.propagate = True


def parts(line):
    found = re.findall(r'(\S+?)=("(?:[^"\\]|\\.)*")', line)
    return {name: json.loads(value) for name, value in found}


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_an_error_is_one_line_with_the_number_that_the_screen_shows(log):
    logger, stream, counted = log
    told = note(logger, "記録を\nつくれませんでした", raised(ValueError(NAME)))
    written = stream.getvalue()
    assert written.count("\n") == 1
    line = parts(written)
    assert told == f"（番号: {line['番号']}）"
    assert (line["段階"], line["場所"]) == ("エラー", "kasane.tests.log")
    assert line["内容"] == "記録を\nつくれませんでした"
    assert line["原因"] == "ValueError"
    assert line["跡"].startswith("tests/test_logs.py:")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", line["時刻"])
    assert NAME not in written
    assert counted == [1]


def test_an_error_without_a_number_gets_one(log):
    logger, written, _ = log
    logger.error("だれも番号をつけていない")
    logger.warning("注意だけ")
    first, second = map(parts, written.getvalue().splitlines())
    assert re.fullmatch("[0-9A-F]{6}", first["番号"])
    assert "番号" not in second
    assert second["段階"] == "注意"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KasaneError("読めません。"), "KasaneError: 読めません。"),
        (StoreError("空きがなく、"), "StoreError: 空きがなく、"),
        (OSError(28, "No space left", f"/data/{NAME}"), "OSError: No space left"),
        (KeyError(NAME), "KeyError"),
    ],
)
def test_the_cause_is_told_where_its_words_are_not_those_of_people(error, told):
    record = logging.LogRecord("kasane", 40, "", 1, "内容", (), (type(error), error, None))
    line = OneLine().format(record)
    assert parts(line)["原因"] == told
    assert NAME not in line


def test_what_servers_tell_once_more_is_left_out(monkeypatch):
    for name in TOLD_TWICE:
        monkeypatch.setattr(logging.getLogger(name), "filters", [])
    tell_once()
    for name, message in TOLD_TWICE.items():
        told = [logging.LogRecord(name, 40, "", 1, m, (), None) for m in (message, "other")]
        assert [bool(logging.getLogger(name).filter(each)) for each in told] == [False, True]


def test_a_network_that_is_none_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setenv("KASANE_METRICS_FOR", "10.0.0.5, 10.1.0.0/16")
    assert Settings.from_environment().metrics_for == ("10.0.0.5", "10.1.0.0/16")
    monkeypatch.setenv("KASANE_METRICS_FOR", "everybody")
    with pytest.raises(KasaneError, match="KASANE_METRICS_FOR の「everybody」"):
        Settings.from_environment()
