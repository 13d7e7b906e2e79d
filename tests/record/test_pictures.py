"""Pictures of maps and overlaps: every text whole, in its box and on no other, at many and few."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyBboxPatch
from table_builders import NASTY, programmes, reading

from bench.whole_community import whole_community
from kasane.record.kinds.areas import cases_of
from kasane.record.kinds.map.case import CaseMap, blank_view
from kasane.record.kinds.overlap.case import CaseOverlap
from kasane.record.kinds.overlap.case import blank_view as blank_overlap
from kasane.record.paper.lettering import broken
from kasane.record.pictures import canvas
from kasane.record.pictures.lens import ZONES, LensText, lens
from kasane.record.pictures.overlap import draw_overlap
from kasane.record.pictures.resource_map import draw_map
from kasane.record.pictures.timeline import Due, timeline_picture
from kasane.workshop import Actor, Role

LEADER = Actor("bench", "owner", Role.FACILITATOR)
WHOLE = programmes()["community_building"]
MAP, OVERLAP = WHOLE.sheet("resource_map"), WHOLE.sheet("overlap")
SIZE = (164.0, 128.0)
"""Millimetres of a picture on an upright page."""
SLACK = 0.35
"""Millimetres by which letters may differ from what the font says of them."""


def of_case(kind, sheet, **amounts):
    state = whole_community(300, cases=2, **amounts)
    told = reading(state, WHOLE, with_cases=True)
    return kind(sheet, told, cases_of(told, sheet)[0])


FULL = (164.0, 230.0)
"""A whole page of it."""


def drawn(draw, view, size=SIZE):
    figure, axes = canvas.page(*size)
    FigureCanvasAgg(figure)
    found = draw(axes, (0.0, 0.0, *size), view)
    figure.canvas.draw()
    return figure, axes, found


def extent(axes, figure, artist):
    """Left, top, right and bottom of what is really drawn, in millimetres."""
    box = artist.get_window_extent(figure.canvas.get_renderer())
    (x0, y0), (x1, y1) = axes.transData.inverted().transform([(box.x0, box.y1), (box.x1, box.y0)])
    return x0, y0, x1, y1


def check_drawn(figure, axes, size=SIZE):
    """No text runs over another, over its box or over the page."""
    texts = [(t.get_text(), extent(axes, figure, t)) for t in axes.texts if t.get_text().strip()]
    boxes = [
        extent(axes, figure, patch) for patch in axes.patches if isinstance(patch, FancyBboxPatch)
    ]
    for number, (text, one) in enumerate(texts):
        assert one[0] >= -SLACK, text
        assert one[2] <= size[0] + SLACK, text
        assert not any(meets(one, other) for _, other in texts[:number]), text
        around = [box for box in boxes if meets(one, box)]
        assert len(around) <= 1, text
        assert all(within(one, box) for box in around), text
    for number, box in enumerate(boxes):
        assert not any(meets(box, other) for other in boxes[:number])


def meets(one, other):
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > SLACK and down > SLACK


def within(one, box):
    inner = zip(one[:2], box[:2], strict=True), zip(one[2:], box[2:], strict=True)
    return all(a >= b - SLACK for a, b in inner[0]) and all(a <= b + SLACK for a, b in inner[1])


@pytest.mark.parametrize("resources", [3, 60])
def test_every_resource_is_drawn_whole_in_a_chip_of_its_own(resources):
    case = of_case(CaseMap, MAP, resources=resources)
    figure, axes, found = drawn(draw_map, case.view)
    assert len(found.pins) == resources
    written = [text.get_text() for text in axes.texts]
    for pin, placed in found.pins.items():
        name = next(p.name for ring in case.view.rings for p in ring.pins if p.id == pin)
        assert "".join(placed.lines) == name
        assert all(line in written for line in placed.lines)
    check_drawn(figure, axes)


def test_a_chip_tells_by_colour_and_letter_what_it_is():
    case = of_case(CaseMap, MAP, resources=20)
    signs = {(p.text("field"), p.text("kind")): case.view.signs[p.id] for p in case.resources}
    assert {sign for (field, _), sign in signs.items() if field == "福祉"} == {"福"}
    others = {kind: sign for (field, kind), sign in signs.items() if field == "福祉以外"}
    assert others == {"人": "人", "団体": "団", "活動": "活", "場所": "場"}
    colours = {(pin.text("field"), case.view.colours[pin.id]) for pin in case.resources}
    assert colours == {("福祉", "sky"), ("福祉以外", "cream")}
    assert case.counts.startswith("資源 20件（福祉以外 15件）")


@pytest.mark.parametrize("notes", [3, 24])
def test_every_note_and_idea_is_drawn_whole_in_a_box_of_its_own(notes):
    case = of_case(CaseOverlap, OVERLAP, notes=notes)
    figure, axes, found = drawn(draw_overlap, case.view, FULL)
    assert found.left_out == ()
    texts = {t.id: t for zone in case.view.texts.values() for t in zone}
    assert {box.id for box in found.boxes} == set(texts)
    for box in found.boxes:
        told = "".join(box.lines[: len(box.lines) - box.more]).replace(" ", "")
        assert told == texts[box.id].text.replace(" ", "") or box.cut
    check_drawn(figure, axes, FULL)


def test_an_idea_names_the_notes_that_it_joins():
    case = of_case(CaseOverlap, OVERLAP, notes=4)
    (idea,) = case.view.texts["middle"]
    assert idea.text.startswith("③-1 ")
    assert "つなぐ ①-1・①-2・②-1・②-2" in idea.more[0]
    assert [text.text[:4] for text in case.view.texts["left"]] == ["①-1 ", "①-2 "]


@pytest.mark.parametrize("size", [SIZE, (390.0, 240.0)])
@pytest.mark.parametrize(
    ("draw", "view"),
    [(draw_map, blank_view(MAP)), (draw_overlap, blank_overlap(OVERLAP))],
    ids=["map", "overlap"],
)
def test_a_blank_picture_has_its_labels_whole(draw, view, size):
    figure, axes, _ = drawn(draw, view, size)
    written = "".join("".join(text.get_text() for text in axes.texts).split())
    sheet = MAP if draw is draw_map else OVERLAP
    assert all("".join(area.label.split()) in written for area in sheet.areas)
    check_drawn(figure, axes, size)


pieces = (
    st.lists(st.sampled_from([*"機械の会、。「」（ーab 1", "①-1"]), min_size=1, max_size=60)
    .map("".join)
    .filter(str.strip)
)
boxed = st.builds(LensText, st.uuids().map(str), pieces, st.tuples() | st.tuples(pieces))


@settings(max_examples=25)
@given(st.fixed_dictionaries({zone: st.lists(boxed, max_size=14) for zone in ZONES}))
def test_no_box_lies_on_another_or_over_the_edge_of_its_zone(texts):
    found = lens(257.0, 130.0, texts, canvas.ems)
    for number, box in enumerate(found.boxes):
        low, high = found.circles.span(box.zone, box.y, box.y + box.height)
        assert low - 1e-6 <= box.x
        assert box.x + box.width <= high + 1e-6
        assert box.y >= 0
        assert box.y + box.height <= 130.0
        for other in found.boxes[:number]:
            apart = (
                box.x >= other.x + other.width
                or other.x >= box.x + box.width
                or box.y >= other.y + other.height
                or other.y >= box.y + box.height
            )
            assert apart
    told = {box.id for box in found.boxes} | set(found.left_out)
    assert told == {text.id for zone in texts.values() for text in zone}


@given(pieces, st.floats(4.0, 40.0))
def test_a_broken_text_is_whole(text, room):
    lines = broken(text, room, canvas.ems)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(canvas.ems(line) <= room + 1e-6 for line in lines)


@pytest.mark.parametrize("room", [5.0, 6.5, 8.0, 11.0])
def test_no_line_begins_with_a_mark_or_ends_with_a_bracket(room):
    lines = broken(
        "図書館で「直す日」をひらき、本と自転車を（ときどき）いっしょに、直す。", room, canvas.ems
    )
    assert all(canvas.ems(line) <= room for line in lines)
    assert not any(line[0] in "」、）。っょ" or line[-1] in "「（" for line in lines)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("川辺 ながれ、灯 あかり", 10.0, ["川辺 ながれ、", "灯 あかり"]),
        ("川辺 ながれ", 5.0, ["川辺", "ながれ"]),
        ("保健所 地域保健課", 7.0, ["保健所", "地域保健課"]),
        ("病院の相談員", 5.2, ["病院の相", "談員"]),
        ("想いを、会って聞いて知っている", 14.2, ["想いを、会って聞いて知って", "いる"]),
        ("次は市民ホールで10月6日(火)に", 6.5, ["次は市民", "ホールで", "10月6日(火)に"]),
        ("午後は13:30～15:30です", 7.5, ["午後は", "13:30～15:30", "です"]),
    ],
)
def test_names_dates_and_words_are_whole_and_no_letter_is_alone(text, room, lines):
    assert broken(text, room, lambda line: sum(0.5 if c.isascii() else 1.0 for c in line)) == lines


def test_who_does_a_step_stands_whole_in_the_plan_backwards(monkeypatch):
    lines = []
    monkeypatch.setattr(canvas, "write", lambda _axes, _x, _y, text, **_: lines.append(text))
    people = "川辺 ながれ、灯 あかり、病院の相談員、社会福祉協議会"
    timeline_picture([Due(date(2027, 2, 1), "声をかける", people)], None, 164.0)
    assert lines[-3:] == ["川辺 ながれ、灯 あかり、", "病院の相談員、", "社会福祉協議会"]


def test_anything_people_write_is_drawn():
    view = of_case(CaseOverlap, OVERLAP, notes=4).view
    texts = dict(view.texts) | {"right": [LensText("x", NASTY)]}
    figure, axes, found = drawn(draw_overlap, type(view)(view.heads, texts, view.colours))
    assert any(box.id == "x" for box in found.boxes)
    check_drawn(figure, axes)
