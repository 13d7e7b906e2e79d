"""What is typed is kept, or refused: only line breaks, bullets and unseen signs become plain."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kasane.workshop.shapes import clean_text
from tests.support.world import BOARD, PLACE, World

NASTY = {
    "outside the BMP": "𠮷野家",
    "variants of names": "髙橋 﨑山",
    "ideographic variation": "葛\U000e0100城",
    "emoji": "👩‍👩‍👧‍👦 🇯🇵 ☃️",
    "circled and company": "① ㈱ ㍻ Ⅷ",
    "wave dashes": "〜 ～ − －",
    "right to left": "\u202eabc\u202c \u200f",
    "zero width": "あ\u200bい\u2060\ufeff",
    "quotes and markup": "<script>alert('x')</script> & \"'`",
    "formulas": "=1+1",
    "json and sql": '\'; DROP TABLE record; -- \\ \\u0000 {"a":1}',
    "tabs and blanks": "\t一 \u3000 二 ",
    "noncharacters": "\ufffe \uffff \U0010ffff",
    "combining without a base": "\u3099\u0301",
}


KANJI = [
    *map(chr, (0xF929, 0xF9DC, 0xFA10, 0xFA12, *range(0xFA15, 0xFA1F), 0xFA20, 0xFA22)),
    *map(chr, (0xFA25, 0xFA26, *range(0xFA2A, 0xFA2E))),
    *map(chr, range(0xFA30, 0xFA6B)),
]
"""朗隆塚晴凞猪益礼神祥福靖精羽蘒諸逸都飯飼館鶴 as Windows offers them; those of JIS X 0213."""


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nasty_characters_are_kept_exactly_also_over_a_restart(world, text):
    note = world.note(world.lead, f"x{text}", confirmed=True)
    world.reopen()
    assert world.entry(note)["values"]["text"] == f"x{text}"


def test_decomposed_letters_become_one(world):
    note = world.note(world.lead, "か\u3099き\u3099ハ\u309ae\u0301")
    assert world.entry(note)["values"]["text"] == "がぎパé"


@pytest.mark.parametrize("kanji", KANJI)
def test_a_name_keeps_its_kanji(world, kanji):
    """Unicode has another character for each of them, to which NFC would change it."""
    assert unicodedata.normalize("NFC", kanji) != kanji
    name = f"{kanji}か\u3099"
    world.do(world.lead, "member.add", id="p1", name=name)
    note = world.note(world.lead, name)
    world.do(world.lead, "entry.edit", id=note, version=1, values={"text": f"{name}や"})
    world.do(world.lead, "undo", revision=world.revision)
    world.reopen()
    assert world.body("member", "p1")["name"] == f"{kanji}が"
    assert world.entry(note)["values"]["text"] == f"{kanji}が"


@pytest.mark.parametrize("sign", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_lf(world, sign):
    note = world.note(world.lead, f"一{sign}二\n三")
    assert world.entry(note)["values"]["text"] == "一\n二\n三"


def test_what_no_font_draws_is_left_out_and_bullets_are_dots(world):
    note = world.note(world.lead, "\uf0b7あ\x00い\x07\x1b[31m\x7f")
    assert world.entry(note)["values"]["text"] == "・あい[31m"


@pytest.mark.parametrize("half", ["\ud800", "あ\udfff", "\udc00\ud800"])
def test_half_a_character_is_refused(world, half):
    fields = {"id": "n1", "sheet": BOARD, "place": PLACE, "values": {"text": half}}
    assert world.refused(world.lead, "entry.add", **fields).code == "malformed"
    assert world.refused(world.lead, "workshop.edit", name=half).code == "malformed"
    fields["values"] = {half: "x"}
    assert world.refused(world.lead, "entry.add", **fields).code == "malformed"


def test_names_are_one_line(world):
    world.do(world.lead, "member.add", id="p1", name=" 髙橋\r\n\u3000 﨑 ", organisation="か\u3099")
    body = world.body("member", "p1")
    assert (body["name"], body["organisation"]) == ("髙橋 﨑", "が")


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=8))
def test_any_text_is_kept_exactly_or_refused(tmp_path_factory, texts):
    world = World(tmp_path_factory.mktemp("texts") / "data")
    try:
        kept = {}
        for text in texts:
            if clean_text(text).strip():
                kept[world.note(world.lead, text, confirmed=True)] = text
        world.reopen()
        for note, text in kept.items():
            assert world.entry(note)["values"]["text"] == clean_text(text)
    finally:
        world.close()
