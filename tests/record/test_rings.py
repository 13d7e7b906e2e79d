"""A map of resources is laid out for paper as it is on screen: whole names, none on another."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kasane.record.pictures.rings import Asked, Layout, Oval, Pin, Rectangle, RingOfPins, layout
from kasane.record.pictures.rings.lines import text_width

SHARED = Path(__file__).parents[1] / "shared" / "ring_layouts.json"
EXAMPLES = json.loads(SHARED.read_text("utf-8"))


def asked_of(given_json) -> Asked:
    pins = {
        "centre": tuple(Pin(**pin) for pin in given_json["centre"]),
        "rings": tuple(
            RingOfPins(ring["label"], tuple(Pin(**pin) for pin in ring["pins"]))
            for ring in given_json["rings"]
        ),
    }
    return Asked(
        given_json["width"], given_json["height"], least=given_json.get("least", 0), **pins
    )


def box_json(box: Rectangle):
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}


def as_json(found: Layout):
    """A layout as JavaScript tells it."""
    return {
        "font": found.font,
        "labelFont": found.label_font,
        "centreFont": found.centre_font,
        "ovals": [{"cx": o.cx, "cy": o.cy, "rx": o.rx, "ry": o.ry} for o in found.ovals],
        "labels": [{"text": p.lines[0], **box_json(p.box)} for p in found.labels],
        "centre": {
            key: {**box_json(p.box), "lines": [*p.lines]} for key, p in found.centre.items()
        },
        "pins": {key: {**box_json(p.box), "lines": [*p.lines]} for key, p in found.pins.items()},
    }


def near(one, other):
    """Whether two are the same, but for the last digits of numbers."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(near(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(near, one, other))
    return one == (other if isinstance(other, str) else pytest.approx(other, abs=1e-6))


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_paper_lays_a_map_out_as_the_screen_does(example):
    assert near(as_json(layout(asked_of(example["asked"]))), example["found"])


names = st.text(
    st.sampled_from([*"機械いじりの会サロン朝市（）、ー。ABw1 ", "😀", "ｱ"]),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip())


@st.composite
def towns(draw) -> Asked:
    counts = [draw(st.integers(0, 40)), draw(st.integers(0, 40))]
    pins = iter(range(200))
    rings = [
        RingOfPins("輪の名前", tuple(Pin(f"p{next(pins)}", draw(names)) for _ in range(count)))
        for count in counts
    ]
    centre = tuple(Pin(f"c{number}", draw(names)) for number in range(draw(st.integers(0, 6))))
    width, height = draw(st.sampled_from([(1450, 818), (1000, 560), (720, 960)]))
    return Asked(width, height, centre, (rings[0], rings[1]))


@settings(max_examples=15)
@given(towns())
def test_no_chip_lies_on_another_or_over_an_edge_and_every_name_is_whole(asked):
    found = layout(asked)
    outer, middle, centre = found.ovals
    boxes = [label.box for label in found.labels]
    for ring, (without, within) in zip(
        asked.rings, ((middle, centre), (outer, middle)), strict=True
    ):
        for pin in ring.pins:
            placed = found.pins[pin.id]
            assert "".join(placed.lines) == " ".join(pin.name.split())
            assert max(map(text_width, placed.lines)) * found.font < placed.box.width
            assert power(without, *farthest(without, placed.box)) <= 1
            assert power(within, *nearest(within, placed.box)) >= 1
            boxes.append(placed.box)
    for number, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:number])
    for pin in asked.centre:
        assert power(centre, *farthest(centre, found.centre[pin.id].box)) <= 1


def power(oval: Oval, x: float, y: float) -> float:
    """Below 1 inside of an oval, above 1 outside of it."""
    return ((x - oval.cx) / oval.rx) ** 4 + ((y - oval.cy) / oval.ry) ** 4


def farthest(oval: Oval, box: Rectangle) -> tuple[float, float]:
    xs, ys = (box.x, box.x + box.width), (box.y, box.y + box.height)
    return max(xs, key=lambda x: abs(x - oval.cx)), max(ys, key=lambda y: abs(y - oval.cy))


def nearest(oval: Oval, box: Rectangle) -> tuple[float, float]:
    x = min(max(oval.cx, box.x), box.x + box.width)
    return x, min(max(oval.cy, box.y), box.y + box.height)


def test_sixty_resources_can_be_read_and_twenty_with_ease():
    sizes = {len(e["asked"]["rings"][0]["pins"]): e["found"]["font"] for e in EXAMPLES[:4]}
    assert sizes
    assert min(sizes.values()) >= 20
