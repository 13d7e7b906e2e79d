"""The colours of screens, charts and paper. WCAG 2.2 AA where text stands on them.

`python -m tools.plain` writes TOKENS to components/kit/colours.css.
"""

from __future__ import annotations

KEY, KEY_DARK = "#0017c1", "#00118f"
INK, HEAD = "#333333", "#1a1a1a"
LINE, LINE_STRONG, LINE_FAINT = "#949494", "#666666", "#d8d8db"
GREY, GREY_DARK = "#f2f2f2", "#e6e6e6"
TINT, TINT_STRONG = "#e8f1fe", "#d9e6ff"
PINK, CREAM, GREEN, SKY = "#ffcabf", "#ffff80", "#77d9a8", "#bfe4ff"
OK, ERROR, WARNING, ORANGE = "#197a4b", "#ce0000", "#927200", "#fb5b01"
WHITE, FAINT = "#ffffff", "#555555"
"""FAINT: of letters that stay in the background."""
PALE, TINT_FAINT, OK_TINT = "#f7f7fa", "#f4f8ff", "#e3f4ea"
VIOLET, BLUE_LIGHT, BLUE_MIDDLE = "#d9c7ff", "#bfd6ff", "#8fb4f5"
MOVED = "#a83c00"
"""What became of a forecast, and what is late."""
NOTES = {"pink": PINK, "cream": CREAM, "green": GREEN, "sky": SKY}
"""The colours that a note may have."""
TOKENS = {
    "key": KEY,
    "key-dark": KEY_DARK,
    "ink": INK,
    "head": HEAD,
    "line": LINE,
    "line-strong": LINE_STRONG,
    "line-faint": LINE_FAINT,
    "grey": GREY,
    "grey-dark": GREY_DARK,
    "tint": TINT,
    "tint-strong": TINT_STRONG,
    **NOTES,
    "ok": OK,
    "error": ERROR,
    "warning": WARNING,
    "faint": FAINT,
    "late": MOVED,
}
"""Names of the style sheets' colours, without --ks-."""
