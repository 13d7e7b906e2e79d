"""A whole 地域づくり編 as one state: cases with maps and overlaps, interviews, results."""

from __future__ import annotations

from datetime import date, timedelta

from bench.state_builder import FIELDS, GROUPS, StateBuilder
from kasane.store import State

RESOURCES = (
    ("自転車屋の店主", "人", "福祉以外", "南町"),
    ("となりの農家", "人", "福祉以外", "田中"),
    ("通所の送迎をしている人", "人", "福祉", "南町"),
    ("図書館の本の修理の会", "団体", "福祉以外", "中央"),
    ("相談支援事業所", "団体", "福祉", "中央"),
    ("朝市の片づけ", "活動", "福祉以外", "駅前"),
    ("古民家カフェ ひなたぼっこ", "場所", "福祉以外", "北町"),
    ("商店街の青年部", "団体", "福祉以外", "駅前"),
    ("早朝ラジオ体操", "活動", "福祉以外", "南町"),
    ("消防団 第三分団", "団体", "福祉以外", "北町"),
    ("子ども食堂 まるいち", "場所", "福祉", "中央"),
    ("高校の機械部", "団体", "福祉以外", "北町"),
    ("社会福祉協議会のボランティア係", "団体", "福祉", "中央"),
    ("鉄道写真の会", "団体", "福祉以外", "駅前"),
    ("公園の花の会", "団体", "福祉以外", "南町"),
    ("元工場長の田んぼ", "場所", "福祉以外", "田中"),
    ("生活支援体制整備事業の協議体", "制度", "福祉", "中央"),
    ("DIY工房 KOBO", "場所", "福祉以外", "駅前"),
    ("おやじの会（小学校PTAのOB）", "団体", "福祉以外", "南町"),
    ("地域おこし協力隊の二人", "人", "福祉以外", "北町"),
)
"""Names, kinds, fields and districts as people write them."""
WISHES = (
    "機械いじりが好き",
    "朝は散歩に出る",
    "人前は苦手だが、手を動かす仕事は得意",
    "昔の車の話になると笑顔になる",
)
PERSON = (
    ("機械いじりが好き", "好きなこと"),
    ("古い自転車を自分で直せる", "できること"),
    ("人に頼られるとうれしい", "想い"),
    ("50代、母と二人ぐらし", "属性"),
    ("朝の散歩を20年つづけている", "大切にしていること"),
    ("鉄道の写真", "趣味"),
)
COMMUNITY = (
    ("直し方を教えられる人がほしい", "図書館の本の修理の会"),
    ("朝市のあとの片づけを手伝ってほしい", "朝市の実行委員"),
    ("子どもに道具の使い方を見せたい", "高校の機械部"),
    ("空いている作業場を使ってほしい", "元工場長"),
    ("見守りをかねて、朝に歩く仲間をふやしたい", "ラジオ体操の会"),
    ("店先でちょっとした修理を頼める人をさがしている", "商店街の青年部"),
)
IDEAS = (
    "図書館で「直す日」をひらき、本と自転車をいっしょに直す",
    "朝市のあとの片づけを、散歩の仲間で引きうける",
    "高校の機械部に、古い工具の手入れを教えに行く",
    "作業場を月に2回あけて、だれでも直しに来られる場にする",
)
STORY = "50代の男性。80代の母と同居。仕事をやめてから部屋にいることが多い。"
WIN = ("得意なことで頼られ、出かける先ができる", "担い手がふえ、会が長くつづく")
ASKED = "ひみつの問い合わせ"
SIGNED = ("introductions", "check_out_step1", "check_in_step3", "check_out_step3")
_DAYS = {"step1": date(2026, 10, 6), "step3": date(2026, 11, 10), "step5": date(2026, 12, 8)}


def whole_community(
    entries: int = 2_000, cases: int = 4, resources: int = 60, notes: int = 12
) -> State:
    """A workshop after its last meeting.

    Args:
        entries: How many there are in all; 地域資源リスト takes the rest.
        cases: How many there are; the last one is not opened, at most three are taken up.
        resources: On the map of the first case; on the others' a third of them.
        notes: In both circles of the first case together; a third as many ideas.
    """
    return _Builder(entries).built(cases, resources, notes)


class _Builder(StateBuilder):
    def built(self, cases: int, resources: int, notes: int) -> State:
        self._facts()
        self.people()
        self._early()
        for number in range(cases):
            case = self._case(number, opened=number < cases - 1)
            part = 1 if number == 0 else 3
            if number < 3:
                self._map(case, max(1, resources // part))
                self._overlap(case, max(2, notes // part))
        self._interviews()
        self._late()
        while self.count < self.wanted:
            self.entry("resources", "", _resource(self.count))
        return self.state

    def _facts(self) -> None:
        self.facts("community_building", _DAYS, "m3")
        for sheet in (*SIGNED, "check_in_step5", "check_out", "case_memo", "vision"):
            self.put("sheet", sheet, {"state": "open", "authors": "shown", "ballot": 1})
        for sheet in ("resource_map", "overlap"):
            body = {"state": "open", "authors": "shown", "ballot": 1, "cases": "case_sheet"}
            self.put("sheet", sheet, body)
        self.runs("opening_step3", "interview_results", "overlap")

    def _early(self) -> None:
        reasons = {
            "reasons": "支える人がいつも同じで、地域の力とつながれていない。",
            "concerns": "福祉の外の人を知らない。\n一人の「好き」から考えたことがない。",
            "goals": "一人のケースから、地域の人とつながる道すじをつくる。",
            "process": "Step1 → インタビュー → Step3 → 話してみる → Step5",
            "timetable": "10月から12月に3回ひらく。",
        }
        self.entry("preparation_worksheet", "", reasons, id="preparation_worksheet")
        self.hearings()
        for number in range(12):
            author = f"p{number}"
            faces = ("町内会の班長", "野球の監督", "PTAの役員", "朝の散歩の仲間", "畑の手伝い")
            said = {f"face{face}": text for face, text in enumerate(faces, 1)}
            said |= {"work": f"{GROUPS[number % 5]}の相談", "topic": "朝の散歩を始めました"}
            self.entry("introductions", "", said, author=author)
            for sheet in ("check_out_step1", "check_out_step3"):
                self.entry(sheet, "", {"impression": "会ってみたい人ができた。"}, author=author)
            for sheet in ("check_in_step3", "check_in_step5"):
                self.entry(sheet, "", {"feeling": "話が聞けるのが楽しみ。"}, author=author)
            last = {"impression": "まちの見方が変わった。", "resolve": "月に1度は出かけます。"}
            self.entry("check_out", "", last, author=author)
            memo = {"text": f"ケース{'AB'[number % 2]}。出かける先があるとよさそう。"}
            self.entry("case_memo", "needing", memo, author=author)

    def _case(self, number: int, *, opened: bool) -> str:
        values = {
            "provider": f"p{number % 12}",
            "fields": list(FIELDS[: 1 + number % 3]),
            "basis": "匿名化した事例" if opened else "未確認",
            "picked": "1" if opened and number < 3 else "",
            "interests": "\n".join(WISHES[:2]),
            "strengths": WISHES[2],
            "roles": "直し方を教える",
            "life": "母のそばで、だれかの役に立って暮らしたい",
            "outline": STORY,
            "troubles": "母の年金で暮らしている。先のことが心配。",
        }
        letter = chr(ord("A") + number)
        case = self.entry("case_sheet", "", values, letter=letter, hidden=not opened)
        self.entry("case_sheet", f"{case}/@ask", {"text": ASKED})
        return case

    def _map(self, case: str, resources: int) -> None:
        for wish in WISHES:
            self.entry("resource_map", f"{case}/centre", {"text": wish}, colour="pink")
        for number in range(resources):
            ring, colour = (("inner", "sky"), ("outer", "cream"))[number % 3 > 0]
            self.entry("resource_map", f"{case}/{ring}", _resource(number), colour=colour)

    def _overlap(self, case: str, notes: int) -> None:
        sides: list[list[str]] = [[], []]
        for number in range(notes):
            nth = number // 2
            told = f"（{nth // 6 + 1}）" if nth >= 6 else ""
            if number % 2 == 0:
                text, aspect = PERSON[nth % 6]
                area, colour, values = "person", "pink", {"text": text + told, "aspect": aspect}
            else:
                text, who = COMMUNITY[nth % 6]
                area, colour, values = "community", "sky", {"text": text + told, "who": who}
            place = f"{case}/{area}"
            sides[number % 2].append(self.entry("overlap", place, values, colour=colour))
        ideas = [self._idea(case, n, sides) for n in range(max(1, notes // 3))]
        for member in range(12):
            marks = {i: {"hands": 1} for i in ideas if self.chance.random() < 0.5}
            ballot = {"sheet": "overlap", "ballot": 1, "member": f"p{member}", "marks": marks}
            old = self.state.records.get(("ballot", f"b{member}"))
            if old is not None:
                ballot["marks"] = old.body["marks"] | marks
            self.put("ballot", f"b{member}", ballot)

    def _idea(self, case: str, number: int, sides: list[list[str]]) -> str:
        values = {
            "text": IDEAS[number % 4] + (f"（{number // 4 + 1}）" if number >= 4 else ""),
            "happy_person": WIN[0],
            "happy_community": WIN[1],
            "spread": "ものづくりが好きな人なら、だれでも。" if number % 2 else "",
        }
        sources = [side[(number + step) % len(side)] for side in sides for step in range(2)]
        more = {"colour": "cream", "sources": list(dict.fromkeys(sources))}
        return self.entry("overlap", f"{case}/idea", values, **more)

    def _interviews(self) -> None:
        states = ("実施済", "実施済", "日程決定", "依頼中", "見送り", "")
        for number, (name, _, _, district) in enumerate(RESOURCES[:12]):
            row = {
                "name": name,
                "district": district,
                "reason": "楽しそうに続けていて、人をよく知っている。",
                "interview": "1" if number < 6 else "",
                "owner": [f"p{number}", f"p{(number + 1) % 12}"] if number < 6 else [],
                "due": (date(2026, 10, 20) + timedelta(days=number)).isoformat(),
                "status": states[number % 6] if number < 6 else "",
            }
            candidate = self.entry("interview_candidates", "", row)
            if row["status"] == "実施済":
                self._interview(candidate, name, district, number)

    def _interview(self, candidate: str, name: str, district: str, number: int) -> None:
        values = {
            "candidate": name,
            "date": "2026-10-22",
            "interviewers": [f"p{number}", "会場係の人"],
            "no_case": "1",
            "purpose": "1",
            "easy": "1",
            "questions": "始めたきっかけ。これからしてみたいこと。",
            "met": "店主\n常連の方 3人",
            "district": district,
            "activity": "週に3日、店先で自転車を直している。近所の子どもがよく集まる。",
            "feelings": "手を動かす楽しさを伝えたい。あとを継ぐ人がいないのが気がかり。",
        }
        self.entry("interview", "", values, letter="AB"[number], sources=[candidate])

    def _late(self) -> None:
        tasks = ("インタビュー先との調整（依頼・日程調整等）", "ワークシートとりまとめ・提出")
        for number, task in enumerate(tasks):
            row = {"task": task, "owner": [f"p{number}"], "due": "2026-10-16", "status": "済"}
            self.entry("todo", "", row)
        accepted = ("受け入れられそう", "条件つき", "むずかしそう")
        ways = ("中心になって動く", "場や物を貸す", "人や情報をつなぐ", "いまは関われない")
        for number in range(6):
            row = {
                "who": COMMUNITY[number][1],
                "idea": IDEAS[number % 4],
                "expected": accepted[number % 2],
                "owner": [f"p{number}", "会場係の人"],
                "due": "2026-11-27",
                "status": "済" if number < 5 else "これから",
                "accepted": accepted[number % 3] if number < 5 else "",
                "involvement": ways[number % 4] if number < 5 else "",
                "how": "月に一度なら、道具と場所を出せる。" if number < 5 else "",
                "needs": "けがをしたときの保険。行き帰りの足。" if number < 5 else "",
            }
            self.entry("feasibility", "", row)
        for column, colour in (("people", "green"), ("gap", "sky"), ("scheme", "cream")):
            for text in ("ふだんから顔を出す", "分野をこえて話す日をつくる", "財源を合わせて使う"):
                self.entry("vision", f"/{column}", {"text": text}, colour=colour)
        for number in range(12):
            row = {
                "task": "月に一度、朝市に顔を出して話を聞く",
                "owner": [f"p{number}"],
                "for": "ふだんから顔を出す",
                "due": "2027-01-31",
                "status": "これから",
            }
            self.entry("own_part", "", row)
        for number in range(8):
            self.entry("resources", "", _resource(number))
        self._plans()
        self.look_after()

    def _plans(self) -> None:
        period = {"field_step": "Step2", "begins_on": "2026-10-07", "ends_on": "2026-11-06"}
        self.entry("field_periods", "", period)
        sheet = "vision_plan"
        vision = self.entry(
            sheet,
            "",
            {
                "vision_text": "一人の「好き」を、町の「やりたい」を知る人に知らせるまち。",
                "vision_why": "小さな出番は、福祉の外の人との話から生まれた。",
                "vision_into": "地域福祉計画の見直しに、2課で案を出す。",
            },
            id=sheet,
        )
        for place, values in (
            ("movers", {"mover": "ふだんから顔を出す", "mover_now": "日ごろの担当が行く"}),
            ("gaps", {"gap_text": "分野をこえて話す日をつくる", "gap_work": "月に1度ひらく"}),
            ("schemes", {"scheme_text": "財源を合わせて使う", "scheme_use": "委託を見直す"}),
            (
                "posts",
                {"post": "会いに行く人", "borne_by": "社協", "means": "1人", "secured_by": "予算"},
            ),
            ("roadmap", {"due": "2027-02-15", "task": "案を出す", "owner": ["p1"]}),
        ):
            self.entry(sheet, f"{vision}/{place}", values)
        values = {
            "idea": IDEAS[0],
            "why": "好きなことと、地域の想いが重なった。",
            "purpose": "待っている相手のいる場ができる。",
            "doing": "月に一度、机を1つ借りて行う。",
            "target_date": "2027-01-14",
            "spreading": "ほかの「好き」でも同じ形で試す。",
        }
        plan = self.entry("plan", "", values, letter="A")
        step = {"due": "2027-01-07", "task": "顔ぶれを決める", "owner": ["p2"]}
        self.entry("plan", f"{plan}/arrangements", step)
        partner = {"partner": COMMUNITY[0][1], "part_taken": "場を貸す", "asked_by": ["p3"]}
        self.entry("plan", f"{plan}/partner_roles", partner)


def _resource(number: int) -> dict[str, str]:
    name, kind, field, district = RESOURCES[number % len(RESOURCES)]
    again = number // len(RESOURCES)
    return {
        "name": name if not again else f"{name} {again + 1}",
        "kind": kind,
        "field": field,
        "district": district,
        "interest": "機械いじり" if number % 2 else "",
        "reason": "人がよく集まる。" if number % 3 == 0 else "",
    }
