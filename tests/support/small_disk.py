"""Writes on a disk that really is full, and then really read-only: `small_disk.py FOLDER`.

To be run where a disk may be mounted for this process alone (`unshare --mount`). It prints what
happened as JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import start  # noqa: E402
from kasane import cli  # noqa: E402
from kasane.errors import KasaneError  # noqa: E402
from kasane.store import Store, check_data  # noqa: E402
from kasane.store.backup import backups, daily_backup  # noqa: E402
from tests.support.world import World  # noqa: E402

BALLAST = 3_000_000


class Disk:
    """A small disk with a workshop on it, and what was promised to the room."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mount("size=6m")
        self.ballast = folder / "something-else"
        self.ballast.write_bytes(bytes(BALLAST))
        self.world = World(folder / "data")
        self.writer = self.world.person("春野")
        self.promised: list[str] = []
        self.told: dict[str, str] = {}

    def mount(self, option: str) -> None:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", option, "tmpfs", str(self.folder)], check=True
        )

    def write(self, text: str = "あ") -> None:
        self.promised.append(self.world.note(self.writer, text))

    def fails(self, name: str, call: object, *given: object) -> None:
        """What is said when this fails."""
        try:
            call(*given)  # type: ignore[operator]
        except (KasaneError, start.StartError) as error:
            self.told[name] = str(error)

    def refuses(self, name: str, command: list[str]) -> None:
        """What a command says that ends with an error."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            assert cli.main(command) == 1
        self.told[name] = said.getvalue()

    def fill(self) -> None:
        """Write until the disk takes no more."""
        for _ in range(3_000):
            self.write("あ" * 4_000)

    def stands(self) -> bool:
        """Whether all that was promised, and nothing more, can be read."""
        found = {r.id for r in self.world.state().all("entry") if r.body["sheet"] == BOARD}
        return found == set(self.promised)


BOARD = "strengths_matrix"


def main(folder: Path) -> None:
    """The whole story."""
    disk = Disk(folder)
    world, data = disk.world, disk.world.folder
    disk.write()
    disk.fails("full", disk.fill)
    stood = [disk.stands()]
    disk.fails("full, backup", daily_backup, data, world.store.engine, date(2026, 12, 8))
    disk.refuses("full, files", ["csv", "--data", str(data), "--out", str(folder / "csv")])
    halves = len(backups(data))
    disk.ballast.unlink()
    disk.write("また書けます")
    world.close()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    disk.fails("read-only", Store, data)
    disk.fails("read-only, start", start.check_data_folder, data)
    disk.refuses("read-only, files", ["csv", "--data", str(data), "--out", str(folder / "csv")])
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    world.reopen()
    stood.append(disk.stands())
    disk.write("もう一度書けます")
    stood.append(disk.stands())
    world.reopen()
    stood.append(disk.stands())
    world.close()
    Store(data).close()
    said = {"told": disk.told, "stood": stood, "faults": check_data(data)}
    print(json.dumps(said | {"promised": len(disk.promised), "halves": halves}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
