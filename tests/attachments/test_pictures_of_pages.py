"""Pictures of pages: upright, scaled, with nothing of what a camera notes."""

import io

import pytest
from attachment_builders import NEAR_HOME, paper, photograph
from PIL import Image

from kasane.attachments import UnreadablePicturesError, pages, pages_of


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_is_one_page_without_what_the_camera_notes(kind):
    content = photograph(kind=kind)
    assert NEAR_HOME.encode() in content
    (page,) = pages_of(content)
    assert NEAR_HOME.encode() not in page
    assert opened(page).format == "JPEG"
    assert not opened(page).getexif()


def test_a_photograph_that_was_taken_sideways_stands_upright():
    (page,) = pages_of(photograph(400, 300, turned=6))
    picture = opened(page)
    assert picture.size == (300, 400)
    red, _green, blue = picture.getpixel((150, 30))
    assert red > 200 > 100 > blue


def test_a_large_photograph_is_scaled_to_the_wall():
    (page,) = pages_of(photograph(5000, 2500))
    assert opened(page).size == (1920, 960)


def test_what_is_see_through_is_white():
    kept = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(kept, "PNG")
    (page,) = pages_of(kept.getvalue())
    assert opened(page).getpixel((5, 5)) == (255, 255, 255)


def test_each_page_of_a_pdf_is_a_picture():
    found = pages_of(paper(3))
    assert [max(opened(page).size) for page in found] == [1920] * 3


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"%PDF-1.4 broken", photograph()[:200], b"\x89PNG\r\n\x1a\n" + b"\0" * 50],
)
def test_what_is_no_picture_is_refused_in_a_sentence(content):
    with pytest.raises(UnreadablePicturesError, match="何も変わっていません"):
        pages_of(content)


def test_too_much_is_refused_before_it_is_drawn(monkeypatch):
    monkeypatch.setattr(pages, "MOST_PAGES", 2)
    monkeypatch.setattr(pages, "MOST_PIXELS", 100)
    with pytest.raises(UnreadablePicturesError, match="ページが多すぎます"):
        pages_of(paper(3))
    with pytest.raises(UnreadablePicturesError, match="大きすぎます"):
        pages_of(photograph())
    monkeypatch.setattr(pages, "MOST_BYTES", 100)
    with pytest.raises(UnreadablePicturesError, match="大きすぎます"):
        pages_of(paper(1))
