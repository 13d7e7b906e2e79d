"""The material library holds what the sources list: every heading, number, address and practice."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kasane.library import load_library, shelf
from kasane.library.items import LibraryItem
from tests.support.world import ROOT, programmes

LIBRARY = load_library(ROOT / "data" / "library")
TRAINING = [c for c in LIBRARY.collections if c.source.startswith("000")]
ADDRESS = re.compile(r"\?si=\S+$")


def _items() -> list[LibraryItem]:
    return [item for collection in LIBRARY.collections for item in collection.items]


def test_the_training_pages_are_there_whole() -> None:
    """48 documents, and 20 numbered videos with the four themes on demand."""
    kinds = Counter(item.kind for collection in TRAINING for item in collection.items)
    assert kinds == {"資料": 38, "参考": 9, "視聴ガイド": 1, "動画": 24}
    videos = [item for collection in TRAINING for item in collection.items if item.kind == "動画"]
    assert sum(bool(video.number) for video in videos) == 20


@pytest.mark.parametrize(
    ("collection", "videos", "papers", "others"),
    [
        ("camp", 4, 6, 0),
        ("vod_system", 1, 3, 0),
        ("vod_individual", 1, 6, 0),
        ("vod_structure", 1, 2, 0),
        ("vod_community", 1, 3, 0),
        ("basic_live_1", 4, 4, 2),
        ("basic_live_2", 3, 4, 1),
        ("advanced_live_1", 4, 4, 3),
        ("advanced_live_2", 3, 2, 1),
        ("many_sides", 1, 1, 1),
        ("prefecture", 1, 3, 1),
    ],
)
def test_each_training_has_its_own(collection: str, videos: int, papers: int, others: int) -> None:
    found = next(each for each in LIBRARY.collections if each.id == collection)
    kinds = Counter(item.kind for item in found.items)
    assert (kinds["動画"], kinds["資料"], kinds["参考"]) == (videos, papers, others)


def test_marks_and_sizes_are_those_of_the_source() -> None:
    starred = {sign: [i.id for i in _items() if i.mark == sign] for sign in LIBRARY.marks}
    assert starred == {
        "☆": ["vod_system_d1", "vod_individual_d6", "vod_community_d2"],
        "★": ["vod_system_d3", "vod_community_d1"],
    }
    papers = [i for c in TRAINING for i in c.items if i.kind != "動画"]
    assert all(re.fullmatch(r"\d+(\.\d)?[KM]B", paper.size) for paper in papers)


def test_no_address_is_made_up() -> None:
    """Thirteen, those that source 001 gives, and no other."""
    given = [item.url for item in _items() if item.url]
    assert len(given) == len(set(given))
    assert sorted(ADDRESS.sub("", url) for url in given) == sorted(
        [
            "https://youtu.be/qtlD2e12McQ",
            "https://www.mhlw.go.jp/content/001170939.pdf",
            "https://www.mhlw.go.jp/content/zyuso_guidebook-R5.pdf",
            "https://youtu.be/Z4jWPjcTx_4",
            "https://youtu.be/5Xr6_1nTbFM",
            "https://youtu.be/gbEgKW3tp8g",
            "https://www.mhlw.go.jp/content/001006501.pdf",
            "https://www.mhlw.go.jp/content/001005412.pdf",
            "https://www.youtube.com/playlist?list=PLMG33RKISnWhQVin_1k9StnRPD843VtPM",
            "https://ridilover.jp/government/file/jusochiikizukuri.pdf",
            "https://www.mhlw.go.jp/content/001172327.pdf",
            "https://youtu.be/W8g2S2tokiQ",
            "https://youtu.be/wBrv9e7mkxU",
        ]
    )


def test_ids_are_each_somethings_own() -> None:
    ids = [item.id for item in _items()]
    assert len(ids) == len(set(ids))


def test_what_a_programme_uses_is_on_its_shelf_once() -> None:
    for programme in programmes().values():
        shelved = shelf(LIBRARY, programme)
        used = {
            material.url
            for step in programme.steps
            for activity in step.activities
            for material in (*step.materials, *activity.materials)
            if material.url
        }
        links = [one.item.url for one in shelved if one.activities and one.item.url]
        assert used <= set(links)
        assert len(links) == len(set(links))


def test_the_nine_municipalities_are_told_with_size_and_stage() -> None:
    told = "".join(practice.municipality for practice in LIBRARY.practices)
    cities = ["高松", "旭川", "久留米", "岡山", "豊明", "三股", "草加", "苫小牧", "仙台"]
    assert all(city in told for city in cities)
    for practice in LIBRARY.practices:
        assert practice.work
        assert practice.found
        assert practice.stage
        assert re.match(r"00[1-3]:\d+–\d+", practice.source)
