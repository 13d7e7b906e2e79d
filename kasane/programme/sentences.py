"""What is wrong with a programme file, as a Japanese sentence for the person who edits it."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml
from pydantic_core import ErrorDetails

from kasane.programme.base import MistakeError

_Context = dict[str, Any]

_PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "半角の英小文字で始め、英小文字・数字・_だけで書いてください",
    r"^[a-z][a-z0-9_]*/[a-z][a-z0-9_]*$": "「シートのid/列のid」の形で書いてください",
    r"^\d{1,3}:[0-5]\d(:[0-5]\d)?$": '"7:43"のように、分:秒を引用符で囲んで書いてください',
    r"^https?://\S+$": "http://かhttps://で始まる住所を書いてください",
}


def _choices(context: _Context) -> str:
    text = str(context.get("expected") or context.get("expected_tags") or "")
    return "・".join(re.findall(r"'([^']*)'", text))


_TEXT = '文字で書いてください（数字や日付は"で囲みます）'
_NUMBER = "整数で書いてください"
_FLAG = "trueかfalseで書いてください"
_LIST = "「- 」で始まる並びで書いてください"
_MAPPING = "「項目: 値」の形で書いてください"
_SENTENCES: dict[str, Callable[[_Context], str]] = {
    "missing": lambda _: "がありません",
    "extra_forbidden": lambda _: "という項目は使えません。つづりを確かめてください",
    "invalid_key": lambda _: "という項目名は使えません。文字で書いてください",
    "string_type": lambda _: f"は、{_TEXT}",
    "int_type": lambda _: f"は、{_NUMBER}",
    "int_parsing": lambda _: f"は、{_NUMBER}",
    "int_from_float": lambda _: f"は、{_NUMBER}",
    "bool_type": lambda _: f"は、{_FLAG}",
    "bool_parsing": lambda _: f"は、{_FLAG}",
    "tuple_type": lambda _: f"は、{_LIST}",
    "dict_type": lambda _: f"は、{_MAPPING}",
    "model_type": lambda _: f"は、{_MAPPING}",
    "model_attributes_type": lambda _: f"は、{_MAPPING}",
    "literal_error": lambda c: f"は、{_choices(c)}のどれかにしてください",
    "union_tag_invalid": lambda c: f"は、{_choices(c)}のどれかにしてください",
    "union_tag_not_found": lambda _: "がありません",
    "string_too_long": lambda c: f"は、{c['max_length']}文字までで書いてください",
    "string_too_short": lambda _: "が空です。文字を書いてください",
    "string_pattern_mismatch": lambda c: f"は、{_PATTERNS.get(c['pattern'], _TEXT)}",
    "too_short": lambda c: f"は、{c['min_length']}つ以上書いてください",
    "greater_than_equal": lambda c: f"は、{c['ge']}以上にしてください",
    "less_than_equal": lambda c: f"は、{c['le']}以下にしてください",
}
_TAGGED = ("union_tag_invalid", "union_tag_not_found")


def worth_telling(errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out lists that are too short only because something in them is wrong."""
    places = [error["loc"] for error in errors]

    def echo(error: ErrorDetails) -> bool:
        own = error["loc"]
        return any(len(place) > len(own) and place[: len(own)] == own for place in places)

    return [error for error in errors if error["type"] != "too_short" or not echo(error)]


def place_of(error: ErrorDetails) -> tuple[str | int, ...]:
    """Return the keys and indexes that lead to a mistake."""
    place = error["loc"]
    if error["type"] in _TAGGED:
        return (*place, str(error["ctx"]["discriminator"]).strip("'"))
    mistaken = error.get("ctx", {}).get("error")
    return (*place, *mistaken.place) if isinstance(mistaken, MistakeError) else place


def sentence_of(error: ErrorDetails) -> str:
    """Return the sentence for one error of pydantic."""
    context: _Context = error.get("ctx", {})
    if isinstance(context.get("error"), MistakeError):
        return str(context["error"])
    keys = [str(part) for part in place_of(error) if isinstance(part, str)]
    subject = f"「{keys[-1]}」" if keys else "ファイルの中身"
    say = _SENTENCES.get(error["type"])
    return subject + (say(context) if say else "の書き方が正しくありません") + "。"


def sentence_of_yaml(error: yaml.YAMLError) -> str:
    """Return the sentence for a file that isn't YAML."""
    problem = str(getattr(error, "problem", "") or "")
    if "'\\t'" in problem:
        return "字下げにタブは使えません。半角の空白にしてください。"
    if "special characters" in str(error):
        return "使えない文字（制御文字）が入っています。その文字を消してください。"
    if "could not determine a constructor" in problem:
        return "「!」で始まる書き方は使えません。"
    if "mapping values are not allowed" in problem:
        return "「:」の位置が正しくありません。字下げを確かめ、文の中の「: 」は引用符で囲みます。"
    return "YAMLとして読めません。字下げ、「:」のあとの空白、引用符の閉じ忘れを確かめてください。"
