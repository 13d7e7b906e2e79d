"""The dictionary of Japanese words: what it adds, and that the search goes on without it."""

from __future__ import annotations

import importlib
import threading

import pytest

from kasane.privacy import dictionary, find
from tests.privacy.marked import HERE, TODAY, score, sentences


@pytest.fixture
def without_dictionary(monkeypatch):
    def missing(name: str) -> object:
        raise ImportError(name)

    dictionary._opened.cache_clear()
    monkeypatch.setattr(importlib, "import_module", missing)
    yield
    dictionary._opened.cache_clear()


def test_a_name_that_no_list_knows_is_found_by_the_dictionary():
    assert [found.text for found in find("夫のラジェッシュは料理店で働く。", today=TODAY)] == [
        "ラジェッシュ"
    ]


def test_without_the_dictionary_the_patterns_search_alone(without_dictionary):
    assert list(dictionary.named_words("山田が来た")) == []
    alone = score(sentences(HERE / "sentences_fifth.txt"))
    assert alone.recall("name") >= 0.8
    assert len(alone.alarms) <= 0.1 * alone.harmless


def test_a_text_longer_than_the_dictionary_takes_at_once_is_read_to_its_end():
    text = "あ" * 30_000 + "\n夫のラジェッシュは料理店で働く。"
    assert [found.text for found in find(text, today=TODAY)] == ["ラジェッシュ"]


def test_several_threads_may_search_at_once():
    texts = [sentence.text for sentence in sentences(HERE / "sentences_fifth.txt")]
    wanted = [find(text, today=TODAY) for text in texts]
    found: list[object] = []

    def search() -> None:
        found.append([find(text, today=TODAY) for text in texts])

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [wanted] * 4
