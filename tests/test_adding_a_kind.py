"""Adding a kind of sheet takes what CONTRIBUTING.md says: a file a layer and a line in the union.

A copy of the house gets a small kind, a poll, by exactly these places, and nothing else in it
is changed; then the copy shows what the kind can do (tests/new_kind/checks.py).
"""

import shutil
from pathlib import Path

import pytest

from kasane.programme import KINDS
from kasane.record import kinds as record
from kasane.tables import kinds as tables
from kasane.workshop import kinds as workshop
from tests.support.new_kind import FILES, KIND, ROOT, house, places, run_in, union


def test_the_documentation_names_a_file_a_layer_and_one_line():
    made = {str(file.relative_to(FILES)) for file in FILES.glob("*/**/*.*") if file.is_file()}
    assert {place for place in made if "__pycache__" not in place} == {*places()} - {union()}
    assert union() == "kasane/programme/sheets/kinds.py"


@pytest.mark.parametrize("kind", KINDS)
def test_the_kinds_that_there_are_stand_in_the_same_places(kind):
    for place in places():
        file = ROOT / place.replace(KIND, kind)
        assert file.exists() or (file.with_suffix("") / "__init__.py").exists()


@pytest.mark.parametrize("base", [workshop.Kind, tables.Kind, record.Kind], ids=["w", "t", "r"])
def test_a_kind_that_leaves_a_question_open_is_not_made(base):
    half = type("Half", (base,), {})
    with pytest.raises(TypeError, match="abstract"):
        half()


def test_a_new_kind_works_in_every_layer(tmp_path: Path):
    made = house(tmp_path)
    shutil.copyfile(FILES / "checks.py", made / "tests" / "pages" / "test_new_kind.py")
    files = ("tests/pages/test_new_kind.py", "tests/test_architecture.py")
    told = run_in(made, "-v", *files, "-k", "kind or layer")
    assert [file for file in files if f"\n{file} ." not in told] == []
