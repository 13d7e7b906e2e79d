"""Who wants no name told is found in what others wrote: by name, and by where they are."""

import pytest

from kasane.privacy import Kind, unnamed_mentions

NAMES = {
    "丘の上小の放課後教室": "ある団体",
    "食堂「ゆうげ」": "ある団体",
    "放課後教室の支援員さん": "ある人",
    "見守りの方 2人": "ある人",
    "月丘 そら（代表）": "ある人",
    "店主": "ある人",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("丘の上小の放課後教室へ行く", ["丘の上小の放課後教室"]),
        ("将棋クラブ、放課後教室、朝市", ["放課後教室"]),
        ("ゆうげの机を借りる", ["ゆうげ"]),
        ("食堂「ゆうげ」の机を借りる", ["食堂「ゆうげ」"]),
        ("放課後教室の支援員と見守りの方", ["放課後教室の支援員", "見守りの方"]),
        ("月丘そらさん、月丘さん", ["月丘そらさん", "月丘さん"]),
        ("ﾂｷｵｶではない店主と支援員", []),
    ],
)
def test_names_parts_of_names_and_places_are_found(text, found):
    told = unnamed_mentions(text, NAMES)
    assert [each.text for each in told] == found
    assert {each.kind for each in told} <= {Kind.UNNAMED}


def test_what_may_stand_there_says_whether_it_is_somebody_or_a_place():
    told = unnamed_mentions("放課後教室の支援員が、丘の上小の放課後教室で", NAMES)
    assert [each.replacement for each in told] == ["ある人", "ある団体"]
