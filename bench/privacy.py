"""What the search for personal information finds in the made-up sentences, and how long it takes.

`python -m bench.privacy` prints the table of docs/privacy.md and the time for a case sheet.
"""

from __future__ import annotations

import time
from statistics import median

from kasane.privacy import find
from tests.privacy.marked import FILES, HERE, rows, score, sentences

_CASE = 3000
"""Characters of a long case sheet."""
_RUNS = 20


def main() -> None:
    """Print all."""
    print("| set | kind | found |\n| --- | --- | --- |")
    for file in FILES:
        for kind, found in rows(score(sentences(HERE / file))).items():
            print(f"| {file} | {kind} | {found} |")
    text = "".join(sentence.text for file in FILES for sentence in sentences(HERE / file))[:_CASE]
    took = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        find(text)
        took.append((time.perf_counter() - begun) * 1000)
    print(f"\n{len(text)} characters: median {median(took):.0f} ms, slowest {max(took):.0f} ms")


if __name__ == "__main__":
    main()
