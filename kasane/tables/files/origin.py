"""Where something came from, in a few words: the cases, and the notes between."""

from __future__ import annotations

from kasane.workshop.thread import Node, Thing, Thread

UNTOLD = "（ケースの内容は入れていません）"


def told_text(node: Node, *, of_case: bool) -> str:
    """What something on the thread says; what tells of a case only where that is wanted."""
    return UNTOLD if node.of_case and not of_case else node.text


def origin_text(thread: Thread, entry_id: str) -> str:
    """The cases and the ①② notes that an idea came from, one line each; empty where none is."""
    above = thread.above(entry_id)
    cases = [node.text for node in thread.of_thing(Thing.CASE) if node.id in above]
    notes = [
        f"{node.where}：{node.text}" for node in thread.of_thing(Thing.FINDING) if node.id in above
    ]
    return "\n".join([*(["・".join(cases)] if cases else []), *notes])
