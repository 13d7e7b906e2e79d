"""No route of the app without a test for each role. The pages' own tests are in tests/pages/."""

import ast

from kasane.workshop.access import PAGES
from tests.support.world import ROOT

OPEN_TO_ALL = {
    "health": "it says that the app works, and nothing of anybody",
    "parts": "the JavaScript and CSS of the screens hold nothing of anybody",
    "phone_script": "the same JavaScript and CSS as one file",
    "page": "the empty page around Streamlit; what is in it is asked for in tests/pages/",
}
"""Routes without roles, and why."""


def app_routes():
    import app

    return app.app._user_routes


def roles_tested():
    """Names of tests of routes that are run for every role."""
    files = [ROOT / "tests" / "live" / name for name in ("test_doors.py", "test_survey_routes.py")]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    return {
        node.name
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any('parametrize("role", ROLES)' in _text(mark) for mark in node.decorator_list)
    }


def _text(node):
    return ast.unparse(node).replace("'", '"')


def test_every_route_is_tested_for_every_role_or_open_with_a_reason():
    names = {route.name for route in app_routes()}
    assert {"live", "owner", "look", "join", "qr"} <= names
    tested = roles_tested()
    for name in names - OPEN_TO_ALL.keys():
        assert any(test.startswith(f"test_{name}_") for test in tested), f"no role test for {name}"


def test_every_page_has_its_address_and_no_other_is_served():
    paths = {route.path for route in app_routes() if route.name == "page"}
    assert paths == {"/", *(f"/{page}" for page in PAGES)}


def test_page_and_parts_give_strangers_nothing_of_a_workshop():
    for route in app_routes():
        if route.name in OPEN_TO_ALL:
            assert set(route.methods) == {"GET", "HEAD"}
