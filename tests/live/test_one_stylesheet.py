"""The rules of a part's styles end at the part, and are the same on every page."""

import re

import pytest

from components.part import FOLDER
from kasane.live.parts import parts_address
from kasane.live.styles import EVERYWHERE, styles

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_OUTER = re.compile(r'^:where\(\[data-wears~="([a-z_]+)"\]\) \{$', re.M)
_WORN = re.compile(r"wear\([^;]*?root,([^;]*)\);", re.S)
APART = {"sheets/table/grid.css", "phone/phone.css"}
SHARED = {"kit/colours.css", "kit/kit.css", "shell.css"}
PARTS = sorted(
    file
    for file in FOLDER.rglob("*.css")
    if file.relative_to(FOLDER).as_posix() not in APART | SHARED
)


def _selectors(text):
    """Every selector of a stylesheet, without those of steps of animations."""
    text = _COMMENT.sub("", text)
    heads = re.findall(r"([^{};]+)\{", text)
    lists = [head.strip() for head in heads if not head.strip().startswith("@")]
    return [one.strip() for many in lists for one in re.split(r",(?![^(]*\))", many)]


@pytest.mark.parametrize("file", PARTS, ids=lambda file: file.stem)
def test_no_rule_of_a_part_reaches_outside_of_it(file):
    text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    for selector in _selectors(text):
        # It begins below the part's root: with a class or a state of something inside.
        assert re.match(r"[.\[:]", selector), selector
        outside = r"&|:root|:host|(?<![\w-])(?:html|body)\b|data-testid|st-key|\.st[A-Z]"
        assert not re.search(outside, selector), selector
        assert not re.match(r"\[class", selector), selector
    assert "@keyframes" not in text, "a name of an animation holds on the whole page"
    assert "@import" not in text
    assert text.count("{") == text.count("}")


def test_what_holds_everywhere_reaches_only_what_is_ours_inside_of_parts():
    kit = (FOLDER / "kit" / "kit.css").read_text(encoding="utf-8")
    for selector in _selectors(kit):
        assert ".ks-" in selector or selector in (":root", ":host", "from"), selector


def test_each_stylesheet_stands_once_in_one_order_and_holds_only_where_it_is_worn():
    text = styles(FOLDER)
    assert text == styles(FOLDER)
    found = _OUTER.findall(text)
    assert sorted(found) == sorted(file.stem for file in PARTS)
    shared = {file.stem for file in PARTS if FOLDER / "kit" in file.parents}
    assert set(found[: len(shared)]) == shared
    everywhere = text[: text.index(":where([data-wears")]
    for name in EVERYWHERE:
        assert (FOLDER / name).read_text(encoding="utf-8") in everywhere


def test_a_part_wears_stylesheets_that_there_are_and_each_is_worn():
    names = {file.stem for file in PARTS}
    worn = set()
    for module in FOLDER.rglob("*.js"):
        for named in _WORN.findall(module.read_text(encoding="utf-8")):
            said = set(re.findall(r'"([a-z_]+)"', named))
            assert said <= names, module
            worn |= said
    assert worn == names


def test_what_watches_the_lines_stands_before_all_other_scripts(server):
    wanted = f'<script type="module" src="{parts_address(FOLDER)}/live/let_through.js">'
    for page in ("/", "/phone"):
        html = server.get(page).body.decode()
        assert html.index(wanted) == html.index('<script type="module"')


def test_the_stylesheet_stands_in_every_page_and_is_kept_for_good(server):
    address = f"{parts_address(FOLDER)}/styles.css"
    for page in ("/", "/phone"):
        assert f'<link rel="stylesheet" href="{address}">' in server.get(page).body.decode()
    answer = server.get(address)
    assert answer.body.decode() == styles(FOLDER)
    assert "immutable" in answer.headers["cache-control"]
