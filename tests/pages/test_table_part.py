"""What Python gives to the live table and to its AgGrid."""

import json

from components.sheets.table import is_phone
from components.sheets.table.grid_options import grid_options, theme


def test_a_phone_is_spared_the_grid():
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari/604.1"
    laptop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0"
    assert is_phone(iphone)
    assert not is_phone(laptop)
    assert not is_phone("")


def test_the_grid_speaks_japanese_and_fetches_nothing():
    words = grid_options()["localeText"].values()
    assert all(any(sign > "\u2000" for sign in word) or word == "?" for word in words)
    assert "googleFont" not in json.dumps(theme())
    assert "http" not in json.dumps({**grid_options(), "getRowId": "", "onGridReady": ""})
