"""A whole programme as one state: 16 sheets, 10 cases, as many entries as wanted, with votes."""

from __future__ import annotations

from datetime import date, timedelta

from bench.state_builder import FIELDS, GROUPS, StateBuilder
from kasane.store import State

BOARD = "strengths_matrix"
PHASES = ("grasp", "cooperation", "community", "continuity")
CAN = (
    "民生委員から早めに連絡が来るようになった",
    "窓口で話を聞くとき、ほかの課にその場で電話をかけて確かめている",
    "支援会議のあと、役割を紙1枚にまとめて配っている",
    "地域のサロンに顔を出すと、気になる世帯の話が聞ける",
)
WANT = (
    "どの課に相談すればよいか、職員どうしで分かる一覧がほしい",
    "つないだあとの様子が、つないだ側に返ってくるとよい",
    "夜や休みの日にも声をかけ合える相手がほしい",
    "終わったあとも、変わったことがあれば知らせ合えるしくみ",
)
IDEAS = (
    "相談のつなぎ方を1枚にまとめた「つなぐシート」をつくる",
    "分野をこえた勉強会を、月に1度ひらく",
    "福祉の現場をたがいに見て回る日をつくる",
    "支援が終わった世帯の見守りを、だれがするか決めておく",
    "会議のはじめに、たがいの強みを一つずつ話す",
    "民生委員と窓口の顔合わせを、地区ごとに行う",
)
STORY = (
    "50代の男性。80代の母と同居。母の年金で暮らす。仕事をやめてから部屋にいることが多い。",
    "母の入院をきっかけに、親族から民生委員へ相談が入った。手続きは進んでいなかった。",
    "地域包括支援センターと自立相談支援機関が分担した。介護サービスが始まり、就労の相談も始まった。",
)
SIGNED = (
    *(BOARD, "idea_priorities", "collaboration_reflection", "case_study"),
    *("introductions", "viewing_memo", "check_in", "check_in_step3", "check_out"),
)


def whole_programme(entries: int = 2_000, cases: int = 10) -> State:
    """A workshop after its last meeting.

    Args:
        entries: How many there are in all, at least some hundred; the board takes the rest.
        cases: How many cases were submitted; the last one is not opened.
    """
    return _Builder(entries).built(cases)


class _Builder(StateBuilder):
    def __init__(self, entries: int) -> None:
        super().__init__(entries)
        self.sources: list[str] = []
        self.ideas: list[str] = []

    def built(self, cases: int) -> State:
        self._facts()
        self.people()
        self._early()
        for number in range(cases):
            self._case(number, opened=number < cases - 1)
        for number, text in enumerate(IDEAS):
            self.ideas.append(self._note("/do", text, self.sources[number * 3 : number * 3 + 4]))
        self._votes()
        self._late()
        self._plans()
        while self.count < self.wanted:
            column = self.chance.choice(("can", "want"))
            texts = CAN if column == "can" else WANT
            place = f"{self.chance.choice(PHASES)}/{column}"
            self._note(place, self.chance.choice(texts), self.chance.sample(self.sources, 1))
        return self.state

    def _note(self, place: str, text: str, sources: list[str]) -> str:
        colour = {"can": "green", "want": "sky", "do": "cream"}[place.split("/")[1]]
        return self.entry(BOARD, place, {"text": text}, colour=colour, sources=list(sources))

    def _facts(self) -> None:
        days = (date(2026, 10, 6), date(2026, 11, 10), date(2026, 12, 8))
        steps = {f"step{number}": day for number, day in enumerate(days, 1)}
        self.facts("team_building", steps, "m3")
        for sheet in SIGNED:
            self.put("sheet", sheet, {"state": "open", "authors": "shown", "ballot": 2})
        self.runs("opening_step2", "case_sharing", "strengths_matrix")

    def _early(self) -> None:
        reasons = {
            "reasons": "制度のすきまにある世帯が増え、1つの課では支えきれない。",
            "concerns": "つないだあとの様子が分からない。\nたがいの仕事を知らない。",
            "goals": "連携が要るケースを、みんなで受け止められるようになる。",
            "process": "聞き取り → Step1 → ケース提出 → Step2 → Step3",
            "timetable": "10月から12月に3回ひらく。",
        }
        self.entry("preparation_worksheet", "", reasons, id="preparation_worksheet")
        self.hearings()
        for number in range(12):
            author = f"p{number}"
            said = {"work": f"{GROUPS[number % 5]}の相談", "topic": "朝の散歩を始めました"}
            self.entry("introductions", "", said, author=author)
            seen = {"text": "わたしの窓口でも、同じことがあった。"}
            self.entry("viewing_memo", "own_days", seen, author=author)
            feeling = {"feeling": "どんな話になるか楽しみ。少し緊張しています。"}
            self.entry("check_in", "", feeling, author=author)
            self.entry("check_in_step3", "", {"feeling": "形になってきてうれしい。"}, author=author)
            last = {"impression": "たがいの顔が見えた。", "resolve": "月に1度は電話で話します。"}
            self.entry("check_out", "", last, author=author)
            troubled = number % 2
            values = {"text": (WANT if troubled else CAN)[number % 4], "reason": "時間が足りない"}
            place, colour = ("/troubled", "pink") if troubled else ("/good", "green")
            self.entry("collaboration_reflection", place, values, colour=colour)
        tasks = ("個別の支援事例の情報収集", "まちの統計情報の準備", "ワークシートとりまとめ・提出")
        for number, task in enumerate(tasks):
            row = {
                "task": task,
                "case": "8050の世帯" if number == 0 else "",
                "owner": [f"p{number}", "会場係の人"],
                "due": "2026-11-02",
                "status": "済",
            }
            self.entry("step2_preparation", "", row)

    def _case(self, number: int, *, opened: bool) -> None:
        values = {
            "provider": f"p{number % 12}",
            "fields": list(FIELDS[: 1 + number % 3]),
            "outcome": "うまくいった" if number % 2 else "うまくいかなかった",
            "basis": "匿名化した事例" if opened else "未確認",
            "picked": "1" if number < 3 else "",
            "outline": STORY[0],
            "beginning": STORY[1],
            "course": STORY[2],
        }
        letter = chr(ord("A") + number)
        case = self.entry("case_study", "", values, letter=letter, hidden=not opened)
        for row, texts, colour in (("well", CAN, "green"), ("missing", WANT, "sky")):
            for column in ("content", "reason"):
                for each in range(3):
                    text = {"text": texts[(number + each) % 4]}
                    place = f"{case}/{row}/{column}"
                    note = self.entry("case_study", place, text, colour=colour)
                    if opened and column == "content" and each < 2:
                        phase, to = PHASES[number % 4], "can" if row == "well" else "want"
                        self.sources.append(self._note(f"{phase}/{to}", text["text"], [note]))
        self.entry("case_study", f"{case}/@ask", {"text": "ひみつの問い合わせ"})

    def _votes(self) -> None:
        for ballot in (1, 2):
            for member in range(12):
                marks = {
                    idea: {
                        "votes": self.chance.choice((0, 0, 1, 2)),
                        "importance": self.chance.randint(max(1, 4 - number), 5),
                        "feasibility": self.chance.randint(1 + number // 3, 5),
                    }
                    for number, idea in enumerate(self.ideas)
                }
                body = {
                    "sheet": "idea_priorities",
                    "ballot": ballot,
                    "member": f"p{member}",
                    "marks": marks,
                }
                self.put("ballot", f"b{ballot}-{member}", body)

    def _late(self) -> None:
        self.entry("idea_sheet", "", {}, id="idea_sheet")
        for idea, text in list(zip(self.ideas, IDEAS, strict=True))[:3]:
            first = {"idea": text, "reason": "すぐ始められて、どのケースにも役立つ。"}
            place = "idea_sheet/first_ideas"
            self.entry("idea_sheet", place, first, sources=[idea])
            ask = {"idea": text, "question": "ほかの課の課長は、使ってみたいと思うか。"}
            self.entry("idea_sheet", "idea_sheet/questions", ask, sources=[idea])
            row = {
                "task": f"「{text}」について聞いて回る",
                "idea": text,
                "check": "各課の係長に、困っていることと、使えそうかを聞く。",
                "owner": ["p1", "p2"],
                "due": "2026-11-30",
                "status": "済" if idea == self.ideas[0] else "進行中",
                "found": "5つの課のうち4つが使いたいと答えた。",
                "validity": "納得が得られた",
                "feasibility": "できそう",
            }
            self.entry("step3_preparation", "", row, sources=[idea])

    def _plans(self) -> None:
        for number, text in enumerate(IDEAS[:2]):
            values = {
                "idea": text,
                "why": "ケースを囲んで話すと、つないだあとが分からないという声が重なった。\n"
                "まず、つなぎ方をそろえることから始める。",
                "effect_household": "同じ話を何度もしなくてすむ。",
                "effect_community": "民生委員が、安心してつなげる。",
                "effect_system": "どの窓口でも受け止め、ほかへつなげる。",
                "partners": "福祉課、地域包括支援センター、社会福祉協議会、民生委員児童委員協議会",
                "target_date": "2027-04-01",
                "spreading": "1月の課長会議で説明し、2月に試しに使う課をつのる。",
            }
            plan = self.entry("plan", "", values, letter="AB"[number], sources=[self.ideas[number]])
            for step, task in enumerate(("案をつくる", "課長会議で説明する", "3つの課で試す")):
                day = date(2026, 12, 20) + timedelta(days=30 * step)
                row = {"due": day.isoformat(), "task": task, "owner": [f"p{step}", "外部の先生"]}
                self.entry("plan", f"{plan}/arrangements", row)
            partner = {
                "partner": "民生委員児童委員協議会",
                "part_taken": "訪ねるときに顔をつなぐ",
                "their_gain": "気になる世帯を、一人でかかえずにすむ",
                "asked_by": ["p2"],
            }
            self.entry("plan", f"{plan}/partner_roles", partner)
        for number in range(4):
            row = {
                "task": "迷ったら、その日のうちに電話する",
                "owner": [f"p{number}"],
                "due": "2027-01-29",
                "status": "これから",
            }
            self.entry("own_part", "", row)
        self.look_after()
