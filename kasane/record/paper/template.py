"""An empty document: python-docx's template without what no record needs, with our styles."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from kasane.record.paper import styles

_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_UNWANTED = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    _EFFECTS,
)


def prepared(scale: float) -> tuple[Any, dict[str, str]]:
    """An empty document with our styles, and style name here → id; letters are scaled."""
    content, ids = _prepared(scale)
    return docx.Document(io.BytesIO(content)), dict(ids)


@lru_cache(maxsize=16)
def _prepared(scale: float) -> tuple[bytes, dict[str, str]]:
    """Made once: setting up styles takes forty times as long as opening a file that has them."""
    document: Any = docx.Document()
    tidy(document)
    ids = styles.set_up(document, scale)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue(), ids


def tidy(document: Any) -> None:
    """Leave out another document's picture, program and styles; say how large it is shown."""
    part = document.part
    for owner in (part, part.package):
        for key, relationship in list(owner.rels.items()):
            if relationship.reltype in _UNWANTED:
                del owner.rels[key]
    for zoom in document.settings.element.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
