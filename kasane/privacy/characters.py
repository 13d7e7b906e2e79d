"""Classes of characters for the patterns; all of them match folded text."""

KANJI = "々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HIRAGANA = "ぁ-ゖー"
KATAKANA = "ァ-ヺー"
DASHES = "-‐‑‒–—―−ー─"
"""What people type between groups of digits; the long vowel mark too."""
