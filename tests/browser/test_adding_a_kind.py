"""A kind of sheet that was added as CONTRIBUTING.md says is answered on a page and on the wall."""

import shutil
from pathlib import Path

from tests.support.new_kind import FILES, house, run_in


def test_a_new_kind_is_on_its_page_and_on_the_wall(tmp_path: Path) -> None:
    made = house(tmp_path)
    shutil.copyfile(FILES / "wall_checks.py", made / "tests" / "browser" / "test_new_kind.py")
    run_in(made, "tests/browser/test_new_kind.py")
