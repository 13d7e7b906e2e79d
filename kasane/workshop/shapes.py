"""What the shapes of a workshop are made of: texts as they are kept, names, ids."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kasane.plain import limits

_IN_PIECES = re.compile(
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+"
)
"""A letter or kana whose marks are characters of their own."""
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Line breaks of other systems, and the soft ones of PowerPoint and Word."""
_BULLETS = re.compile("[\uf000-\uf0ff]")
"""Where Word and PowerPoint keep the signs of the font Symbol; 外字 stand elsewhere."""
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters: nobody types them, no font draws them."""


def clean_text(text: str) -> str:
    """Line breaks as LF, bullets as ・, no control characters, kana and Latin letters in one piece.

    Else what was typed stays as it is.

    NFC would do more: it exchanges kanji, such as the 神 (U+FA19) of a name for another 神.

    Raises:
        ValueError: the text holds half of a character (a lone surrogate), which can't be stored.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("文字として読めない部分があります。") from error
    lines = UNSEEN.sub("", _BULLETS.sub("・", _BREAKS.sub("\n", text)))
    return _IN_PIECES.sub(lambda found: unicodedata.normalize("NFC", found[0]), lines)


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


Text = Annotated[str, AfterValidator(clean_text), Field(max_length=limits.TEXT)]
Value = Text | tuple[Text, ...]
"""What stands in a field or a cell: a text, or several (choices, people). Empty: "" or ()."""
Values = dict[str, Value]
Name = Annotated[str, AfterValidator(_one_line), Field(max_length=limits.NAME)]
GivenName = Annotated[Name, Field(min_length=1)]
"""A name that is not left out; blanks alone are none."""
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class Shape(BaseModel):
    """Frozen, and unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
