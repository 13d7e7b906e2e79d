"""Writes the browser's copies of kasane.plain: components/kit/limits.js and colours.css.

python -m tools.plain
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from kasane.plain import colours, limits

_TAKEN = re.compile(r"import \{([^}]*)\} from \"[./\w]*/limits\.js\"")
KIT = Path(__file__).resolve().parents[1] / "components" / "kit"


def copies() -> dict[Path, str]:
    """Each file and what has to stand in it."""
    return {KIT / "limits.js": _limits(), KIT / "colours.css": _colours()}


def _limits() -> str:
    known = {name: value for name, value in vars(limits).items() if name in _read()}
    lines = [
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};"
        for name, value in known.items()
    ]
    return "\n".join(
        ["/** Written by tools/plain.py from kasane/plain/limits.py. */", "", *lines, ""]
    )


def _read() -> frozenset[str]:
    """The limits that a script takes from the browser's copy."""
    scripts = (file.read_text(encoding="utf-8") for file in KIT.parent.rglob("*.js"))
    taken = (names for script in scripts for names in _TAKEN.findall(script))
    return frozenset(name.split(" as ")[0].strip() for names in taken for name in names.split(","))


def _colours() -> str:
    lines = [f"  --ks-{name}: {colour};" for name, colour in colours.TOKENS.items()]
    head = "/* Written by tools/plain.py from kasane/plain/colours.py. */"
    return "\n".join([head, ":root,", ":host {", *lines, "}", ""])


if __name__ == "__main__":
    for file, text in copies().items():
        file.write_text(text, encoding="utf-8")
