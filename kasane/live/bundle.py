"""One script of many modules, made when the server starts: developers need no build step.

Each module becomes a function that gives what it exports, after those that it imports. The house's
own modules are read by their plain form: imports and exports stand at the beginning of a line, what
is exported is named there, and nothing is imported for its effect or in a circle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

_COMMENT = re.compile(r"/\*\*.*?\*/", re.S)
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.M)
_PASSED = re.compile(r'^export \{([^}]*)\} from "([^"]+)";\n', re.M)
_OWN = re.compile(r"^export \{([^}]*)\};\n", re.M)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) ([A-Za-z_$][\w$]*))", re.M)
_LEFT = re.compile(r"^(?:import|export)\b.*|^.*\bimport(?:\.meta\b|\().*", re.M)


class BundleError(Exception):
    """A module has a form that the bundle can't read."""


@dataclass
class _Bundle:
    """The modules so far, by their path below the folder."""

    folder: Path
    names: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def add(self, path: str) -> str:
        """The name under which a module stands in the bundle."""
        if path in self.open:
            raise BundleError(f"imported in a circle: {' > '.join([*self.open, path])}")
        if path not in self.names:
            self.open.append(path)
            text = self._module(path)
            self.open.pop()
            self.names[path] = f"kasane{len(self.names)}"
            self.texts.append(f"const {self.names[path]} = (() => {{\n{text}}})();\n")
        return self.names[path]

    def _module(self, path: str) -> str:
        text = _COMMENT.sub("", (self.folder / path).read_text(encoding="utf-8"))
        head, given = [], []
        for named, source in _IMPORT.findall(text):
            pairs = ", ".join(": ".join(pair) for pair in _pairs(named))
            head.append(f"const {{ {pairs} }} = {self.add(_below(path, source))};\n")
        for named, source in _PASSED.findall(text):
            module = self.add(_below(path, source))
            given += [f"{told}: {module}.{own}" for own, told in _pairs(named)]
        for named in _OWN.findall(text):
            given += [f"{told}: {own}" for own, told in _pairs(named)]
        given += [name for _, name in _EXPORT.findall(text)]
        for form in (_IMPORT, _PASSED, _OWN):
            text = form.sub("", text)
        text = _EXPORT.sub(r"\1", text)
        left = _LEFT.search(text)
        if left:
            raise BundleError(f"{path}: {left[0].strip()}")
        lines = (line.strip() if "`" not in text else line.rstrip() for line in text.splitlines())
        body = "\n".join(line for line in lines if line)
        return f"{''.join(head)}{body}\nreturn {{ {', '.join(given)} }};\n"


def bundle(folder: Path, parts: Iterable[str], start: str) -> str:
    """A script that calls `start(parts)` of a module with the `mount` of each part.

    Args:
        folder: where the modules are.
        parts: folders below it, such as "sheets/board", each with a module of its name.
        start: the module that begins, below the folder.

    Raises:
        BundleError: a module has another form than the bundle reads.
    """
    made = _Bundle(folder)
    mounts = {part: f"{made.add(_module_of(part))}.mount" for part in parts}
    begin = made.add(start)
    listed = ", ".join(f'"{part}": {mount}' for part, mount in mounts.items())
    return f"{''.join(made.texts)}{begin}.start({{ {listed} }});\n"


def _module_of(part: str) -> str:
    return f"{part}/{part.rpartition('/')[2]}.js"


def _pairs(named: str) -> list[tuple[str, str]]:
    """`a, b as c` → (a, a), (b, c)."""
    found = [part.split(" as ") for part in " ".join(named.split()).split(",") if part.strip()]
    return [(pair[0].strip(), pair[-1].strip()) for pair in found]


def _below(path: str, source: str) -> str:
    steps: list[str] = []
    for step in (*Path(path).parent.parts, *source.split("/")):
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps)
