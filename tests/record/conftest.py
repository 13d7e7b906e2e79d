"""What the tests of records share: the builders of small workshops, and a reader of Word files."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tables"))

NOW = datetime(2026, 12, 9, 1, 30, tzinfo=UTC)


@pytest.fixture
def record():
    """Make a record of a state and open it again."""
    from table_builders import LEADER, programme, reading

    from kasane.record import session_record

    def _record(state, actor=LEADER, *, meeting="m1", **options):
        content = session_record(
            reading(state, programme(), actor, **options), NOW, meeting=meeting
        )
        return docx.Document(io.BytesIO(content))

    return _record


@pytest.fixture
def dots(monkeypatch):
    """Each picture is one dot, for tests that read texts alone."""
    from undrawn import draw_dots

    draw_dots(monkeypatch)


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    """Worked examples by programme."""
    from worked_examples import written

    store, made = written(tmp_path_factory.mktemp("examples"))
    yield made
    store.close()


@pytest.fixture(scope="session", params=["BIZ UDPGothic", "Noto Sans CJK"])
def whole_pages(request, tmp_path_factory, examples):
    """The pages of every example's whole record, set in a font that readers have."""
    from worked_examples import FONTS, Office

    if not FONTS[request.param].exists():
        pytest.skip(f"{request.param} is not installed")
    office = Office(tmp_path_factory.mktemp("office"), request.param)
    folder = tmp_path_factory.mktemp("pages")
    return office.pages(folder, **{held: each.whole for held, each in examples.items()})
