"""A CSV file is what spreadsheets want, harmless in them, and read back without loss."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_builders import NASTY

from kasane.tables.files.csv_files import (
    guard,
    put_file,
    unguard,
    write_rows,
)
from kasane.tables.take_in.files import pages_of
from kasane.tables.take_in.mistakes import UnreadableError
from tests.support.csv_rows import read_rows

SPICE = [
    *NASTY,
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "'",
    '"',
    ",",
    "＝",
    "＋",
    "－",
    "＠",
    "\ufeff",
]
texts = st.lists(
    st.one_of(st.sampled_from(SPICE), st.characters(exclude_categories=["Cs"])), max_size=12
).map("".join)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), max_size=5)
)


@given(tables)
def test_what_was_written_is_read_back(rows):
    assert read_rows(write_rows(rows).content) == rows


@given(tables)
def test_written_read_and_written_again_is_the_same_byte_for_byte(rows):
    first = write_rows(rows).content
    assert write_rows(read_rows(first)).content == first


def test_an_apostrophe_that_guards_nothing_is_part_of_the_text():
    assert unguard("'あ") == "'あ"
    assert unguard("'=あ") == "=あ"


@given(texts)
def test_a_guard_can_always_be_taken_away(text):
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "−"]
)
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\x00", "\u200b", "\ufeff"])
def test_no_cell_begins_like_a_formula(sign, before):
    text = f"{before}{sign}1+1" if sign.strip() else f"{sign}1+1"
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["", "ふつうの文", "1-2月", "a@b", "  字下げ", "（＝同じ）"])
def test_other_texts_are_left_alone(text):
    assert guard(text) == text


def test_utf8_with_bom_crlf_and_quotes_around_everything():
    content = write_rows([["見出し", "数"], ["あ", "1"]]).content
    assert content == b"\xef\xbb\xbf" + '"見出し","数"\r\n"あ","1"\r\n'.encode()


def test_cp932_names_what_it_cannot_hold_and_shows_it_as_geta():
    file = write_rows([["𠮷野家 髙﨑 葛\U000e0100城 😀 ①㈱", "x"]], "cp932")
    assert file.content.decode("cp932") == '"〓野家 髙﨑 葛〓城 〓 ①㈱","x"\r\n'
    assert file.missing == ("𠮷", "葛\U000e0100", "😀")


def test_cp932_takes_the_wave_dash_of_other_systems():
    file = write_rows([["10時〜12時"]], "cp932")
    assert file.missing == ()
    assert file.content.decode("cp932") == '"10時～12時"\r\n'


def test_cp932_is_read_back_too():
    rows = [["見出し"], ["=1+1"], ["髙①㈱"]]
    assert read_rows(write_rows(rows, "cp932").content, "cp932") == rows


def test_lines_are_counted_as_an_editor_counts_them():
    (page,) = pages_of(write_rows([["見出し"], ["一\n二"], ["三"]]).content)
    assert [line.number for line in page.lines] == [1, 2, 4]


def test_a_broken_quote_is_told_with_its_line():
    with pytest.raises(UnreadableError, match="2行目"):
        pages_of('"見出し"\r\n"開いたまま'.encode())


def test_a_file_is_written_whole(tmp_path):
    path = tmp_path / "deep" / "file.csv"
    assert put_file(path, b"one") is True
    assert put_file(path, b"two") is True
    assert path.read_bytes() == b"two"
    assert [found.name for found in path.parent.iterdir()] == ["file.csv"]


def test_a_file_that_says_the_same_is_not_touched(tmp_path):
    path = tmp_path / "file.csv"
    put_file(path, b"one")
    os.utime(path, (1, 1))
    assert put_file(path, b"one") is False
    assert path.stat().st_mtime == 1


def test_a_failed_writing_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "file.csv"
    put_file(path, b"old")

    def refuse(_handle):
        raise OSError("disk is full")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="full"):
        put_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["file.csv"]
