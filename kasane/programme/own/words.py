"""What the parts of a programme are called where they are edited, in plain Japanese."""

from __future__ import annotations

from kasane.programme.fits import PEOPLE, STAGES
from kasane.programme.own.rule_words import RULE_CHOICES, RULES, WITH_PARTS

NEVER = frozenset({"id", "kind", "group_of"})
"""What is not for people: the app gives it, or it says which definition a part has."""

NAMES: dict[str, tuple[str, str]] = RULES | {
    "title": ("題", ""),
    "subtitle": ("副題", ""),
    "purpose": ("目的", "1文で書きます。"),
    "goals": ("到達目標", "1行に1つ。終わったときに、どうなっているかを書きます。"),
    "background": ("背景", "1行に1つ。"),
    "suits": ("合う市町村", "1行に1つ。"),
    "uses": ("使い方", "1行に1つ。"),
    "secretariat": ("事務局になる人", "1行に1つ。"),
    "participants": ("参加する人", "1行に1つ。"),
    "conditions": ("先にそろえること", "1行に1つ。"),
    "spans": ("かかる期間", ""),
    "notes": ("手引き", "1行に1つ。事務局だけに見えます。"),
    "Programme.notes": ("気をつけること", "1行に1つ。"),
    "source": ("もとの資料", "自分たちで考えたものは「わがまちの設計」と書きます。"),
    "order": ("並べる順番", "小さいほど先に出ます。"),
    "steps": ("Step", ""),
    "sheets": ("シート", ""),
    "Activity.sheets": ("この活動で書くシート", "書く順に選びます。"),
    "explains": ("ここで説明だけするシート", "書くのは別の活動です。"),
    "Span.text": ("期間", "「1～2か月」のように書きます。"),
    "label": ("名前", ""),
    "short": ("短い名前", "せまい場所に出ます。"),
    "Step.short": ("短い名前（6文字まで）", "「1回目」「Step1」のように書きます。"),
    "Activity.short": ("メニューに出す名前（14文字まで）", ""),
    "meeting": ("集まって行う", "出欠と開催日をつけます。"),
    "optional": ("行わないこともできる", "会を始めるときに選べます。"),
    "continues": ("続けるケースがある回は、ここから", "次の回を始めるとき、はじめに選ばれます。"),
    "duration": ("かかる時間", "「2時間」のように書きます。"),
    "purposes": ("ねらい", "1行に1つ。"),
    "secretariat_preparation": ("事務局の準備", "1行に1つ。"),
    "member_preparation": ("参加する人の準備", "1行に1つ。"),
    "activities": ("活動", ""),
    "materials": ("資料・動画・用紙", ""),
    "form": ("やり方", ""),
    "minutes": ("時間", ""),
    "ActivityPart.minutes": ("分", ""),
    "fixed": ("決まった分", "「30」なら30分です。"),
    "most": ("長いときの分", "「30～40分」のように幅があるときに書きます。"),
    "TableColumn.most": ("目盛りの上の端", ""),
    "least": ("目盛りの下の端", ""),
    "per_person_seconds": ("1人あたりの秒", "順番に話すときに書きます。"),
    "per_case": ("1ケースあたりの分", ""),
    "per_interview": ("インタビュー1件あたりの分", ""),
    "besides": ("そのほかにいる分", ""),
    "alone_minutes": ("はじめに1人で書く分", "その間は、ほかの人に見えません。"),
    "break_after": ("終わったあとの休憩の分", ""),
    "what": ("なにをするか", "60文字まで。"),
    "why": ("なぜやるか", "80文字まで。"),
    "parts": ("進め方", "終わったら、しるしをつけます。"),
    "rules": ("みんなの約束", "1行に1つ。"),
    "say": ("ことばの例", "1行に1つ。進行の人が、そのまま読めることばです。"),
    "troubles": ("よくある困りごと", ""),
    "when": ("こんなとき", ""),
    "then": ("こうする", ""),
    "for_step": ("このStepを行うときだけ", ""),
    "once_a_day": ("1日に1度だけ", "同じ日に別のStepを行うときは、とばします。"),
    "url": ("アドレス", ""),
    "start": ("動画の始まり", "「7:43」のように書きます。"),
    "end": ("動画の終わり", ""),
    "pages": ("ページ", ""),
    "speaker": ("話す人・つくった人", ""),
    "Material.kind": ("種類", ""),
    "lead": ("シートの上の説明", "80文字まで。"),
    "on_screen": ("画面だけの説明", "紙には出ません。"),
    "orientation": ("紙の向き", ""),
    "seen_by": ("見られる人", ""),
    "carried_on": ("ほかの会に引きつげる", ""),
    "rows": ("行", ""),
    "columns": ("列", ""),
    "colours": ("付箋の色", ""),
    "NoteColour.id": ("色", ""),
    "NoteColour.label": ("何を表すか", ""),
    "note_fields": ("付箋に足す項目", ""),
    "row_heading": ("行の見出し", ""),
    "columns_heading": ("列の見出し", ""),
    "tag": ("しるし（6文字まで）", ""),
    "note": ("説明", "80文字まで。"),
    "colour": ("色", ""),
    "spanning": ("すべての行にまたがる", ""),
    "gives_from": ("もとになる列", ""),
    "carry_from": ("ここに運べるもの", "ほかのシートに書いたものを、ここに運べます。"),
    "of_case": ("ケースの内容が書かれる", "外に出すファイルから外します。"),
    "near_case": ("ケースのことが書かれやすい", "外に出す前に、確かめます。"),
    "hint": ("書き方のヒント", "80文字まで。うすい文字で出ます。"),
    "type": ("書くもの", ""),
    "choices": ("選ぶもの", "1行に1つ。"),
    "choices_from": ("ほかのシートから選ぶ", ""),
    "per_person": ("1人ずつ答える", ""),
    "dots": ("1人が持つ票", ""),
    "width": ("列の幅", "1～12。大きいほど広くなります。"),
    "default_rows": ("はじめから入っている行", ""),
    "rows_from": ("行のもとになる列", "その列の付箋が、1枚ずつ行になります。"),
    "repeats": ("何枚書くか", ""),
    "named_by": ("1枚の名前になる項目", ""),
    "handed_on": ("外の人に渡す用紙", "1つのWordにできます。"),
    "from_each": ("全員に出してもらう", "だれがまだかを、事務局に出します。"),
    "side_by_side": ("何枚かを並べても見る", "「何枚でも」の用紙で使えます。"),
    "sections": ("区分", ""),
    "written_by": ("書く人", ""),
    "counted_as": ("書いたかを数える見出し", ""),
    "required": ("必ず書く", ""),
    "layout": ("並べ方", ""),
    "fields": ("項目", ""),
    "each_row": ("すべての行を書いてもらう", ""),
    "seconds": ("1人の秒", ""),
    "prompts": ("話すこと", "1行に1つ。"),
    "questions": ("問い", ""),
    "alone": ("公開するまで、ほかの人に見せない", ""),
    "cases": ("どの用紙の1枚ごとに書くか", "「ケースごと」の用紙から選びます。"),
    "one_for_all": ("全体で1枚だけ", ""),
    "centre": ("中心", ""),
    "rings": ("輪", "内側から2つ。"),
    "circles": ("円", "2つ。"),
    "middle": ("重なり", ""),
    "sign": ("しるしになる列", ""),
    "apart": ("分けて数えるもの", ""),
    "column": ("列", ""),
    "choice": ("選ぶもの", ""),
    "before": ("くらべる前のアンケート", ""),
}
"""Field, or Definition.field where it means something else there → its name, and how to fill it."""

LATER = frozenset(
    {
        *(
            "subtitle",
            "background",
            "suits",
            "uses",
            "secretariat",
            "participants",
            "spans",
            "conditions",
        ),
        *("source", "order", "materials", "explains", "for_step", "once_a_day"),
        *("on_screen", "carried_on"),
        *("row_heading", "columns_heading", "tag", "spanning", "gives_from", "carry_from"),
        *("of_case", "near_case", "choices_from", "per_person", "least", "TableColumn.most"),
        *(
            "dots",
            "width",
            "rows_from",
            "named_by",
            "from_each",
            "handed_on",
            "side_by_side",
            "counted_as",
        ),
        "required",
        *("each_row", "one_for_all", "sign", "apart", "before", "note_fields", "goals"),
        *("per_interview", "besides", "GridPart.short", "BoardColumn.short", "Area.short"),
        *("secretariat_preparation", "member_preparation", "duration", "written_by"),
        *("Step.optional", "continues", "Step.notes", "GridRow.short"),
        *(key for key in RULES if "." not in key or key == "FormSheet.table"),
    }
)
"""What stands under 「くわしい設定」: most people never need it."""

HEADINGS = ("", "くわしい設定", "決まり（やることにする、数える、など）")
"""What fields stand under: nothing, and two parts of a form that are folded."""

CHOICES: dict[str, dict[str, str]] = RULE_CHOICES | {
    "once_a_day": {"opening": "その日のはじめだけ", "closing": "その日のおわりだけ"},
    "stages": {str(stage): name for stage, name in STAGES.items()},
    "Fit.people": {str(who): name for who, name in PEOPLE.items()},
    "orientation": {"portrait": "縦", "landscape": "横"},
    "seen_by": {"everyone": "みんな", "secretariat": "事務局だけ"},
    "written_by": {"everyone": "みんな", "provider": "その用紙を出した人", "secretariat": "事務局"},
    "colour": {"pink": "桃色", "cream": "クリーム色", "green": "緑", "sky": "空色"},
    "NoteColour.id": {"pink": "桃色", "cream": "クリーム色", "green": "緑", "sky": "空色"},
    "repeats": {
        "once": "全体で1枚",
        "case": "ケースごとに1枚",
        "idea": "アイデアごとに1枚",
        "interview": "インタビューごとに1枚",
        "several": "何枚でも",
    },
    "layout": {
        "stack": "上から下へ",
        "flow": "左から右へ（矢印でつなぐ）",
        "grid": "表の形（付箋をはる）",
    },
    "type": {
        "text": "短い文",
        "long_text": "長い文",
        "person": "人（1人）",
        "people": "人（何人でも）",
        "date": "日付",
        "time": "時刻",
        "choice": "1つ選ぶ",
        "choices": "いくつか選ぶ",
        "flag": "しるし",
        "number": "数",
        "scale": "目盛り",
        "votes": "票",
        "table": "小さな表",
        "list": "くり返す項目",
    },
}
"""Field, or Definition.field → what each of its choices is called."""

NEW: dict[str, str] = {
    "steps": "新しいStep",
    "activities": "新しい活動",
    "columns": "新しい列",
    "rows": "新しい行",
    "fields": "新しい項目",
    "sections": "新しい区分",
    "questions": "新しい問い",
    "parts": "新しい進め方",
    "troubles": "困りごと",
    "materials": "新しい資料",
    "spans": "新しい期間",
    "counts": "〜の数",
    "offers": "〜から、行をつくる",
    "fits": "新しい形",
}
"""List → what a new part of it is called at first."""


def name_of(model: str, key: str) -> str:
    """What a field is called; its own word where nobody gave it another."""
    found = NAMES.get(f"{model}.{key}") or NAMES.get(key)
    return found[0] if found else key


def help_of(model: str, key: str) -> str:
    """How a field is filled, or nothing."""
    found = NAMES.get(f"{model}.{key}") or NAMES.get(key)
    return found[1] if found else ""


def heading_of(model: str, key: str) -> str:
    """Under which of `HEADINGS` a field stands; the first is of what most people need."""
    if key in WITH_PARTS:
        return HEADINGS[2]
    return HEADINGS[key in LATER or f"{model}.{key}" in LATER]


def choice_name(model: str, key: str, choice: str) -> str:
    """What a choice is called."""
    known = CHOICES.get(f"{model}.{key}") or CHOICES.get(key) or {}
    return known.get(choice, choice)
