"""The quick reader of YAML reads as the one in Python does, and leaves it what it can't."""

import pytest
import yaml

from kasane.programme.quick_yaml import reader_of

TEXT = """\
id: x
day: 2026-12-08
"no": [1, 1.5, on, ~, 髙𠮷 😀, '『単引用』', "二\\n行"]
folded: >-
  一行目
  二行目
kept: |
  そのまま
  - 列
list:
  - {a: 1, b: [x, y]}
  - key: 値  # 注
    empty:
"""
DEEP = 100_000


def lines(node):
    """Each value and the line it begins in."""
    inner = [part for pair in node.value for part in pair] if node.id == "mapping" else node.value
    parts = [] if node.id == "scalar" else inner
    return [(node.tag, node.start_mark.line), *(line for part in parts for line in lines(part))]


def test_both_read_the_same_and_know_the_same_lines():
    quick, slow = reader_of(TEXT), yaml.SafeLoader(TEXT)
    assert type(quick) is yaml.CSafeLoader
    one, other = quick.get_single_node(), slow.get_single_node()
    assert lines(one) == lines(other)
    assert quick.construct_document(one) == slow.construct_document(other)


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "\ta: 1", "[" * DEEP, "- " * DEEP])
def test_what_has_a_mistake_or_is_too_deep_is_read_in_python(text):
    assert type(reader_of(text)) is yaml.SafeLoader


def test_without_libyaml_python_reads(monkeypatch):
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert reader_of(TEXT).get_single_data()["id"] == "x"
