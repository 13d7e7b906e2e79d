"""The rows of a small table are drawn as an organisation's chart, with what was written."""

from io import BytesIO

from PIL import Image

from kasane.programme.tree import Branch, TreeRule
from kasane.record.pictures import canvas, tree
from kasane.record.pictures.tree import tree_pictures

RULE = TreeRule(levels=("division", "section", "unit"), more=("work",))
ROWS = [
    {"division": "健康福祉部", "section": "福祉政策課", "unit": "地域福祉係", "work": "計画"},
    {"section": "高齢者支援課", "work": "介護"},
    {"unit": "包括係"},
    {"division": " "},
    {"division": "こども部"},
]


def test_a_level_left_empty_is_that_of_the_row_above():
    assert RULE.branches(ROWS) == [
        Branch(
            "健康福祉部",
            [],
            [
                Branch("福祉政策課", [], [Branch("地域福祉係", ["計画"])]),
                Branch("高齢者支援課", ["介護"], [Branch("包括係")]),
            ],
        ),
        Branch("こども部"),
    ]


def test_the_picture_says_in_words_what_it_shows_in_letters_that_can_be_read():
    (picture,) = tree_pictures(RULE.branches(ROWS), 3, 170.0, 250.0)
    assert "健康福祉部（福祉政策課（地域福祉係、計画）、高齢者支援課、介護（" in picture.words
    assert picture.missing == frozenset()
    assert Image.open(BytesIO(picture.png)).width > 1000
    assert tree._LETTER >= canvas.READABLE


def test_an_organisation_of_many_parts_takes_several_pages_and_leaves_none_out():
    said = {"section": "課", "unit": "係", "work": "仕事" * 9}
    rows = [{"division": f"部{n}"} | said for n in range(40)]
    pictures = list(tree_pictures(RULE.branches(rows), 3, 170.0, 250.0))
    assert len(pictures) > 1
    assert all(any(f"部{n}（" in each.words for each in pictures) for n in range(40))
    assert list(tree_pictures([], 3, 170.0, 250.0)) == []
