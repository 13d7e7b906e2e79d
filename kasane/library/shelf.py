"""What stands in the library of one workshop, where it is used, and who has seen it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kasane.library.items import Collection, Library, LibraryItem
from kasane.programme import Activity, Material, Programme, TableSheet
from kasane.workshop.reading import Reading

OWN = "わがまちで加えたもの"
_OWN = "own_"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A material with where it comes from and what uses it.

    Attributes:
        training, collection: the headings under which it stands.
        held: the day of its training, such as 2023-10-18, or empty.
        activities: those of the workshop's programme that use it.
    """

    item: LibraryItem
    training: str
    collection: str
    held: str
    activities: tuple[Activity, ...]


def shelf(library: Library, programme: Programme) -> list[Shelved]:
    """What the sources list, with what else the programme uses after it."""
    uses = list(_uses(programme))
    found = [
        _shelved(collection, item, uses)
        for collection in library.collections
        for item in collection.items
    ]
    met = {material for one in found for material, _ in uses if _same(one.item, material)}
    fresh: dict[str, Shelved] = {}
    for material, activity in uses:
        if material in met or material.kind == "用紙":
            continue
        item = _item(material)
        before = fresh.get(item.id)
        activities = (*(before.activities if before else ()), activity)
        fresh[item.id] = Shelved(item, "プログラムで使うもの", programme.title, "", activities)
    return [*found, *fresh.values()]


def own_items(reading: Reading) -> list[Shelved]:
    """The links that a municipality put there."""
    return [
        Shelved(
            LibraryItem(
                id=f"{_OWN}{key}", title=own.title, kind="リンク", speaker=own.speaker, url=own.url
            ),
            OWN,
            "",
            "",
            (),
        )
        for key, own in reading.own_materials.items()
    ]


def own_key(item: LibraryItem) -> str | None:
    """The id of the record from which an item of one's own comes; None for the others."""
    return item.id.removeprefix(_OWN) if item.id.startswith(_OWN) else None


def watched(reading: Reading, listed: Sequence[Shelved]) -> dict[str, set[str]]:
    """Member id → ids of the materials they have seen, as far as somebody may know.

    They ticked it, or wrote in a table of what they learned from it; that names it by its title,
    which counts where one material alone has it.
    """
    titles = Counter(one.item.title for one in listed)
    named = {one.item.title: one.item.id for one in listed if titles[one.item.title] == 1}
    found = {member: {*materials} for member, materials in reading.watched.items()}
    rules = ((sheet.id, sheet.watched) for sheet in reading.programme.sheets_of(TableSheet))
    told = ((rule, item) for sheet, rule in rules if rule for item in reading.at(sheet))
    for rule, item in told:
        material = named.get(str(item.values.get(rule.material) or ""))
        viewer = item.values.get(rule.viewer) or item.author
        if material and isinstance(viewer, str):
            found.setdefault(viewer, set()).add(material)
    return found


def _uses(programme: Programme) -> Iterator[tuple[Material, Activity]]:
    for step in programme.steps:
        first = step.activities[0]
        yield from ((material, first) for material in step.materials)
        for activity in step.activities:
            yield from ((material, activity) for material in activity.materials)


def _shelved(
    collection: Collection, item: LibraryItem, uses: Sequence[tuple[Material, Activity]]
) -> Shelved:
    held = collection.held.isoformat() if collection.held else ""
    using = {activity.id: activity for material, activity in uses if _same(item, material)}
    return Shelved(item, collection.training, collection.title, held, tuple(using.values()))


def _same(item: LibraryItem, material: Material) -> bool:
    """By its address, or where there is none by title and speaker."""
    if item.url or material.url:
        return _bare(item.url) == _bare(material.url) and item.start == material.start
    speaker = material.speaker.partition("（")[0]
    return item.title == material.title and item.speaker.startswith(speaker)


def _bare(url: str | None) -> str:
    return (url or "").partition("?si=")[0]


def _item(material: Material) -> LibraryItem:
    told = material.model_dump(include={"title", "url", "start", "end", "pages", "speaker"})
    name = f"{material.title}|{material.url}|{material.start}|{material.speaker}"
    key = hashlib.sha256(name.encode()).hexdigest()[:12]
    kind = "動画" if material.kind == "動画" else "資料"
    return LibraryItem(id=f"x{key}", kind=kind, **told)
