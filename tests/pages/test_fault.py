"""A page that breaks shows a sentence with the number of the log, and no words of the error."""

import logging
import re

from streamlit.testing.v1 import AppTest


def broken_page():
    from components.fault import show_fault

    show_fault(ValueError("山田花子さんのこと"))


def test_a_page_that_breaks_says_so_with_a_number(caplog):
    with caplog.at_level(logging.ERROR):
        shown = AppTest.from_function(broken_page).run()
    (told,) = [error.value for error in shown.error]
    assert "保存されています" in told
    assert "花子" not in told
    number = re.search("番号: ([0-9A-F]{6})", told)
    assert number
    assert number[1] in [getattr(record, "number", "") for record in caplog.records]


def test_the_app_shows_it_instead_of_streamlits_own_words():
    import app
    from components.fault import show_fault

    assert app.app._on_script_error is show_fault
