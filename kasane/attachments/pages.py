"""A PDF or a photograph as pictures of its pages: upright, scaled, with nothing but the picture.

What a camera notes (place, time, owner) stays behind, since each page is drawn anew.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from kasane.errors import KasaneError

LONGEST = 1_920
"""Pixels of a page's longer side: as many as a wall has."""
MOST_PAGES = 40
MOST_PIXELS = 80_000_000
"""Of a photograph; beyond that it is taken for an attack on the memory."""
MOST_BYTES = 20_000_000
_QUALITY = 82
_HEIC = "iPhoneの写真の形（HEIC）は、このパソコンでは読めません。"
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_STAYS = "何も変わっていません。"


class UnreadablePicturesError(KasaneError):
    """A file of which no pictures can be made: why, and what to do."""


def pages_of(content: bytes) -> list[bytes]:
    """Each page as a JPEG, at most 1,920 pixels wide and high.

    Raises:
        UnreadablePicturesError: too large, too many pages, protected, or neither PDF nor picture.
    """
    if len(content) > MOST_BYTES:
        raise UnreadablePicturesError(
            f"ファイルが大きすぎます（{MOST_BYTES // 1_000_000}MBまで）。{_STAYS}"
            "分けるか、小さくしてから選びます。"
        )
    if content[:1024].lstrip().startswith(b"%PDF"):
        return [_jpeg(page) for page in _pdf(content)]
    return [_jpeg(_photograph(content))]


def _pdf(content: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePicturesError(
            f"PDFとして開けません（パスワードつきか、こわれています）。{_STAYS}"
            "パスワードを外したPDFか、画面の写真を選びます。"
        ) from error
    with document:
        if len(document) > MOST_PAGES:
            raise UnreadablePicturesError(
                f"ページが多すぎます（{MOST_PAGES}ページまで）。{_STAYS}"
                "使うページだけのPDFにして選びます。"
            )
        for page in document:
            longer = max(page.get_size())
            yield page.render(scale=LONGEST / longer).to_pil()


def _photograph(content: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise UnreadablePicturesError(
                    f"写真が大きすぎます。{_STAYS}小さくしてから選びます。"
                )
            picture.draft("RGB", (LONGEST, LONGEST))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST, LONGEST))
            return upright.copy()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        what = _HEIC if _is_heic(content) else "写真としてもPDFとしても読めません。"
        raise UnreadablePicturesError(
            f"{what}{_STAYS}JPEG・PNGの写真か、PDFを選びます（iPhoneの写真は"
            "「互換性優先」で撮るか、JPEGに変えてから選びます）。"
        ) from error


def _is_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS


def _jpeg(picture: Image.Image) -> bytes:
    """Only the pixels are written; on white where the picture is see-through."""
    whole = picture.convert("RGBA")
    paper = Image.new("RGB", whole.size, "white")
    paper.paste(whole, mask=whole.getchannel("A"))
    kept = io.BytesIO()
    paper.save(kept, "JPEG", quality=_QUALITY, optimize=True)
    return kept.getvalue()
