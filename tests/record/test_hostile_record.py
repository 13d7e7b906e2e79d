"""What would run on a screen stands in Word, Excel and CSV as the text that it is."""

import zipfile

import pytest
from openpyxl import load_workbook

from kasane.record import RecordRequest, write_record
from kasane.samples import fill_sample
from kasane.store import Store
from kasane.tables import write_csv
from kasane.workshop import Workshops
from tests.support.hostile import SHORT, make_hostile
from tests.support.world import programmes


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A data folder with one workshop, and its id."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    workshops = Workshops(Store(data), programmes())
    device, _ = workshops.own(None)
    leader = fill_sample(workshops, device.id)
    make_hostile(workshops, leader)
    workshops.store.close()
    return data, leader.workshop


def test_word_holds_text_and_no_way_out(hostile, tmp_path):
    wish = RecordRequest(with_names=True, with_cases=True)
    file = write_record(*hostile, tmp_path / "a.docx", wish)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist() if "xml" in name}
    escaped = SHORT.replace("<", "&lt;").replace(">", "&gt;")
    assert escaped in parts["word/document.xml"].replace("&quot;", '"').replace("&apos;", "'")
    assert not [name for name, text in parts.items() if "<img" in text or "<script" in text]
    assert not [name for name in parts if name.endswith(".rels") and "javascript" in parts[name]]


def test_excel_and_csv_hold_no_formula_and_no_link(hostile, tmp_path):
    book = load_workbook(
        write_record(*hostile, tmp_path / "a.xlsx", RecordRequest(with_names=True, form="xlsx"))
    )
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert any(SHORT in str(cell.value) for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    files = [file for file in write_csv(*hostile, tmp_path / "csv") if file.suffix == ".csv"]
    text = "\n".join(file.read_text(encoding="utf-8-sig") for file in files)
    assert SHORT.replace('"', '""') in text
