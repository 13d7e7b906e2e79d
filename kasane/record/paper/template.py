"""What python-docx's template brings along and a record does not need, taken out again."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_UNWANTED = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    _EFFECTS,
)


def tidy(document: Any) -> None:
    """Leave out another document's picture, program and styles; say how large it is shown."""
    part = document.part
    for owner in (part, part.package):
        for key, relationship in list(owner.rels.items()):
            if relationship.reltype in _UNWANTED:
                del owner.rels[key]
    for zoom in document.settings.element.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
