"""One script of many modules says the same as the modules."""

import re
import shutil
import subprocess

import pytest

from components.phone import FOLDER, script
from kasane.live.bundle import BundleError, bundle

MODULES = {
    "kit/names.js": '/** Names. */\nexport const NAME = "なぎさ";\nexport function hi() {\n'
    "  return `${NAME} ${twice()}`;\n}\n"
    "function twice() {\n  return `a\n  b`;\n}\n",
    "kit/passed.js": 'export { hi as hello } from "./names.js";\nconst own = 1;\nexport { own };\n',
    "sheets/board/board.js": 'import { hello,\n  own } from "../../kit/passed.js";\n'
    'import { NAME } from "../../kit/names.js";\n'
    "export class Board {\n  /** @type {number} */\n  n = own;\n}\n"
    "export const mount = () => [hello(), NAME, new Board().n];\n",
    "start.js": "export function start(parts) {\n"
    '  console.log(JSON.stringify(parts["sheets/board"]()));\n}\n',
}


@pytest.fixture
def house(tmp_path):
    def build(**changed):
        for name, text in (MODULES | changed).items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return bundle(tmp_path, ["sheets/board"], "start.js")

    return build


@pytest.fixture
def node(tmp_path):
    """Run a script, or only check it; returns what it prints."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("Node is not on this machine; the browser tests run the same script.")

    def run(text, *options):
        file = tmp_path / "bundle.mjs"
        file.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [program, *options, str(file)], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_modules_as_one_script_do_what_they_do_apart(house, node):
    assert node(house()) == '["なぎさ a\\n  b","なぎさ",1]\n'


def test_what_is_only_for_developers_is_left_out(house):
    assert "Names." not in house()


def test_a_circle_of_imports_is_told_with_its_modules(house):
    circle = 'import { mount } from "../sheets/board/board.js";\nexport const NAME = mount;\n'
    with pytest.raises(BundleError, match=r"kit/names\.js > sheets/board/board\.js"):
        house(**{"kit/names.js": circle})


@pytest.mark.parametrize(
    "line", ["export default 1;", 'const later = () => import("./x.js");', "import.meta.env;"]
)
def test_a_form_that_is_not_read_is_told_with_its_line(house, line):
    with pytest.raises(BundleError, match=re.escape(line)):
        house(**{"kit/names.js": f"{line}\n"})


def test_the_phones_script_holds_every_part_and_is_sound(node):
    text = script()[1].decode()
    for folder in (FOLDER / "sheets").iterdir():
        if (folder / f"{folder.name}.js").exists():
            assert f'"sheets/{folder.name}": kasane' in text
    node(text, "--check")
