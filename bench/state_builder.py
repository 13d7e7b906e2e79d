"""What whole programmes are built with: records put straight into a state, and twelve members."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from kasane.store import Record, State

FIELDS = ("高齢・介護", "障害", "子ども", "生活困窮")
GROUPS = (
    "福祉課",
    "地域包括支援センター",
    "社会福祉協議会",
    "障害者相談支援センター",
    "子ども家庭課",
)
_AT = "2026-12-08T05:00:00.000+00:00"


class StateBuilder:
    """A state under construction: `count` entries so far, of `wanted`."""

    def __init__(self, entries: int) -> None:
        self.state = State("bench", 1)
        self.chance = random.Random(entries)
        self.wanted = entries
        self.count = 0

    def put(self, kind: str, record_id: str, body: dict[str, Any]) -> None:
        """A record as it stands."""
        self.state.records[kind, record_id] = Record(kind, record_id, 1, False, body)

    def entry(self, sheet: str, place: str, values: dict[str, Any], **more: Any) -> str:
        """An entry; its id is returned."""
        self.count += 1
        entry_id = str(more.pop("id", f"e{self.count}"))
        body = {
            "sheet": sheet,
            "place": place,
            "values": values,
            "version": 1,
            "letter": "",
            "colour": "",
            "rank": float(self.count),
            "author": f"p{self.count % 12}",
            "typed_by": None,
            "anonymous": False,
            "sources": [],
            "stack": None,
            "hidden": False,
            "created": _AT,
            "changed": _AT,
        }
        self.put("entry", entry_id, body | more)
        return entry_id

    def facts(self, programme: str, days: dict[str, date], meeting: str) -> None:
        """The workshop and its meetings: step → day."""
        info = {
            "programme": programme,
            "name": "つながるまちづくりの会",
            "municipality": "あおば市",
            "meeting": meeting,
            "round": 1,
            "activity": None,
            "projector_names": False,
            "sample": False,
        }
        self.put("workshop", "main", info)
        for number, (step, day) in enumerate(days.items(), 1):
            came = {f"p{n}": "absent" if (n + number) % 7 == 0 else "present" for n in range(12)}
            held = {
                "steps": [step],
                "date": day.isoformat(),
                "start": "13:30",
                "end": "16:30",
                "venue": "市役所 大会議室",
                "remarks": "",
                "attendance": came,
            }
            self.put("meeting", f"m{number}", held)

    def runs(self, *activities: str) -> None:
        """Activities that were on for 19 minutes."""
        run = {"started": "2026-11-10T04:31:00.000+00:00", "ended": "2026-11-10T04:50:00.000+00:00"}
        for activity in activities:
            self.put("activity", activity, {"runs": [run]})

    def people(self) -> None:
        """Twelve members, the first of whom leads."""
        for number in range(12):
            about = {
                "kana": f"さんかしゃ{number}",
                "field": FIELDS[number % 4],
                "inside": "庁内" if number % 3 else "庁外",
                "roles": ["メンバー"],
                "told_person": "済",
                "told_superior": "済" if number % 5 else "未",
                "takes_part_from": "2026-11-10" if number == 9 else "",
                "takes_part_until": "2026-11-30" if number == 4 else "",
            }
            body = {
                "name": f"参加者{number:02} なまえ",
                "organisation": GROUPS[number % 5],
                "role": "facilitator" if number == 0 else "participant",
                "joined": True,
                "about": about,
            }
            self.put("member", f"p{number}", body)

    def hearings(self) -> None:
        """What the secretariat heard of cases before the first meeting, one a field."""
        for field in FIELDS:
            hearing = {
                "asked": f"{field}の相談担当",
                "field": field,
                "date": "2026-09-02",
                "outline": "同居の家族にも困りごとがあり、どこが中心になるか決まらなかった。",
                "concern": "ほかの課の動きが見えず、同じことを何度も聞いてしまう。",
                "candidate": "1",
            }
            self.entry("case_hearing", "", hearing)

    def look_after(self) -> None:
        """What is looked after, one, three and six months after the last meeting."""
        for months, due in ((1, "2027-01-08"), (3, "2027-03-08"), (6, "2027-06-08")):
            row = {
                "months_after": str(months),
                "look_at": "動き出しているか、困っていることはないか",
                "due": due,
                "owner": ["p1"],
                "status": "これから",
            }
            self.entry("look_after", "", row)
