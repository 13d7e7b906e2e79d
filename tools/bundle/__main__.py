"""`python -m tools.bundle`, which `start.py bundle` runs in the environment."""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

from start import StartError, get_ready, say
from tools.bundle import folder, starters
from tools.bundle.targets import NAMES, this_system


def main() -> int:
    """Make the folder, say how large it is and what opens it; the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--for", dest="system", choices=NAMES, default=this_system())
    parser.add_argument("--python", type=Path)
    parser.add_argument("--python-version", default=".".join(platform.python_version_tuple()[:2]))
    args = parser.parse_args()
    get_ready()
    say(f"{args.system}用の部品を集めています。数分かかります。")
    try:
        size = folder.make(args.out, args.system, args.python_version, args.python)
    except StartError as error:
        sys.stderr.write("\n".join([str(error), *error.details]) + "\n")
        return 1
    say(f"「{args.out}」ができました（{round(size / 1e6)}MB）。このまま、フォルダごと配れます。")
    say(f"使う人は「{starters.name_for(args.system)}」を2回続けて押します。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
