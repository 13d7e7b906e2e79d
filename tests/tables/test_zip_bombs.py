"""A small file that unpacks to far too much is refused before it is unpacked."""

import io
import struct
import zipfile

import pytest
from openpyxl import Workbook

from kasane.tables.take_in.files import pages_of
from kasane.tables.take_in.mistakes import UnreadableError

SHEET, SIZE = "xl/worksheets/sheet1.xml", 101_000_000


@pytest.fixture(scope="module")
def bomb():
    """A workbook of 100 kB whose sheet holds a hundred megabytes."""
    book, plain, packed = Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["氏名", "所属"])
    book.save(plain)
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for name in source.namelist():
            long = b"<!--" + b"A" * SIZE + b"-->" if name == SHEET else b""
            target.writestr(name, source.read(name) + long)
    return packed.getvalue()


def test_what_says_how_large_it_is_is_refused(bomb):
    assert len(bomb) < 1_000_000
    with pytest.raises(UnreadableError, match="中身が大きすぎます"):
        pages_of(bomb)


def test_what_lies_about_it_is_refused_too(bomb):
    with zipfile.ZipFile(io.BytesIO(bomb)) as packed:
        real = packed.getinfo(SHEET).file_size
    lying = bomb.replace(struct.pack("<I", real), struct.pack("<I", 1000))
    assert lying != bomb
    with pytest.raises(UnreadableError, match="表のファイルとして読めません"):
        pages_of(lying)
