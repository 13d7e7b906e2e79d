"""Papers and photographs that people bring: pictures of their pages, without what cameras note."""

from kasane.attachments.pages import UnreadablePicturesError, pages_of

__all__ = ["UnreadablePicturesError", "pages_of"]
