"""A programme file is read, or every mistake in it is told with its line in Japanese."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from programme_builders import MINIMAL, changed, line_of

from kasane.programme import ProgrammeError, load_programme, load_programmes

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")

MISTAKES = [
    # what is replaced, by what, the part on the line that is named, what the sentence says
    ("    short: Step1\n", "", "- id: step1", "「short」がありません。"),
    ("    meeting: true", "    meeting: maybe", "meeting: maybe", "trueかfalse"),
    (
        "    title: はじめ",
        "    title: はじめ\n    titel: 題",
        "titel",
        "「titel」という項目は使えません",
    ),
    ("        short: 話す", f"        short: {'長' * 15}", "short: 長", "14文字まで"),
    ("        what: 話す。", f"        what: {'長' * 61}", "what: 長", "60文字まで"),
    ("        why: 知り合う。", f"        why: {'長' * 81}", "why: 長", "80文字まで"),
    ("form: [対話]", "form: 対話", "form: 対話", "「- 」で始まる並び"),
    ("form: [対話]", "form: [雑談]", "form: [雑談]", "対話・講義・動画"),
    ("{fixed: 15}", "{fixed: 長め}", "fixed: 長め", "整数"),
    ("{fixed: 15}", "{fixed: 15, per_case: 10}", "minutes:", "どれか1つ"),
    ("sheets: [wall]", "sheets: [walls]", "[walls]", "「walls」がありません"),
    ("screen: kickoff", "screen: nowhere", "screen: nowhere", "action_plan"),
    ("kind: board", "kind: bord", "kind: bord", "board・table・form・round・memo"),
    ("    kind: table\n", "", "- id: list", "「kind」がありません"),
    ("title: 壁", "title: 7", "title: 7", "文字で書いてください"),
    ("title: 壁", 'title: ""', 'title: ""', "空です"),
    ("id: more, ", "id: good, ", "label: もっと", "「good」が重なっています"),
    ("label: もっと, colour: green", "label: もっと, colour: sky", "もっと", "coloursにありません"),
    ("gives_from: [good]", "gives_from: [bad]", "[bad]", "「bad」がありません"),
    ("gives_from: [good]", "carry_from: [page/age]", "page/age", "「age」がありません"),
    ("gives_from: [good]", "carry_from: [pages/age]", "pages/age", "シート「pages」がありません"),
    ("gives_from: [good]", "carry_from: [page]", "[page]", "「シートのid/列のid」の形"),
    (", choices: [これから, 済]", "", "id: status", "選択肢"),
    ("- {task: 集まる,", "- {tasks: 集まる,", "tasks", "「tasks」という列はありません"),
    ("status: 済}", "status: 未}", "status: 未", "choicesの中から"),
    ("task: 集まる", "task: 2.5", "task: 2.5", "最初の行の値"),
    ("id: list\n", "id: wall\n", "id: wall\n    kind: table", "「wall」が重なっています"),
    ("id: small\n", "id: 小さい\n", "id: 小さい", "半角の英小文字"),
    ("layout: stack", "layout: heap", "layout: heap", "stack・flow・grid"),
    ("label: 名前, type: text", "label: 名前, type: txt", "type: txt", "long_text"),
    ("    title: 紙\n", "    title: 紙\n    named_by: who\n", "named_by", "「who」がありません"),
]


@pytest.mark.parametrize(
    ("old", "new", "part", "sentence"), MISTAKES, ids=[f"mistake{n}" for n in range(len(MISTAKES))]
)
def test_a_mistake_is_reported_with_its_line(mistakes, old, new, part, sentence):
    text = changed(old, new)
    (mistake,) = mistakes(text)
    assert mistake.line == line_of(text, part)
    assert sentence in mistake.sentence
    assert str(mistake).startswith(f"small.yaml {mistake.line}行目")


def test_a_mistake_names_the_way_to_its_place(mistakes):
    (mistake,) = mistakes(changed("label: もっと, colour: green", "label: もっと, colour: red"))
    assert mistake.path == "sheets › wall › columns › more › colour"
    assert "pink・cream・green・sky" in mistake.sentence


def test_all_mistakes_are_reported_at_once(mistakes):
    text = changed("title: 壁", "titel: 壁").replace("    meeting: true\n", "")
    assert {m.sentence[: m.sentence.index("」") + 1] for m in mistakes(text)} == {
        "「title」",
        "「titel」",
        "「meeting」",
    }


def test_a_doubled_key_is_a_mistake(mistakes):
    text = changed("    title: 壁\n", "    title: 壁\n    title: 塀\n")
    (mistake,) = mistakes(text)
    assert mistake.line == line_of(text, "title: 塀")
    assert "「title」が2回" in mistake.sentence


SYNTAX = [
    ("    title: はじめ", "\ttitle: はじめ", 6, "タブ"),
    ("    title: はじめ", "    title: はじめ: おわり", 6, "「:」の位置"),
    ("form: [対話]", "form: [対話", None, "YAMLとして読めません"),
    ("title: はじめ", "title: !!python/object:os.system はじめ", 6, "「!」で始まる"),
    ("title: はじめ", "title: &again はじめ\n    duration: *again", 6, "使い回す"),
]


@pytest.mark.parametrize(("old", "new", "line", "sentence"), SYNTAX)
def test_what_is_not_plain_yaml_is_reported_in_japanese(mistakes, old, new, line, sentence):
    (mistake,) = mistakes(changed(old, new))
    assert sentence in mistake.sentence
    assert mistake.line == line if line else mistake.line > 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "ファイルが空"),
        ("title: 題".encode("cp932"), "UTF-8"),
        (b"- a\n- b\n", "「項目: 値」の形"),
        (b"id: 2026-13-45\n", "日付"),
        (b"a: \x07\n", "制御文字"),
        (b"[" * 5000, "入れ子"),
    ],
)
def test_a_file_that_is_no_programme_is_reported(tmp_path, content, sentence):
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    with pytest.raises(ProgrammeError, match=re.escape(sentence)):
        load_programme(path)


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(ProgrammeError, match="開けません"):
        load_programme(tmp_path / "none.yaml")


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "bom.yaml"
    path.write_text(MINIMAL, encoding="utf-8-sig")
    assert load_programme(path).id == "small"


def test_a_folder_is_read_by_id_and_other_files_are_passed_over(tmp_path):
    _write(tmp_path / "b.yaml", MINIMAL)
    _write(tmp_path / "a.yml", MINIMAL.replace("id: small", "id: other"))
    _write(tmp_path / "readme.txt", "読みもの")
    assert list(load_programmes(tmp_path)) == ["other", "small"]


def test_two_files_with_one_id_are_a_mistake(tmp_path):
    _write(tmp_path / "a.yaml", MINIMAL)
    _write(tmp_path / "b.yaml", "# 写し\n" + MINIMAL)
    with pytest.raises(ProgrammeError) as caught:
        load_programmes(tmp_path)
    assert [(m.file, m.line, m.path) for m in caught.value.mistakes] == [("b.yaml", 2, "id")]


def test_the_mistakes_of_all_files_are_reported_together(tmp_path):
    for name in ("a.yaml", "b.yaml"):
        _write(tmp_path / name, changed("title: はじめ", "titel: はじめ"))
    with pytest.raises(ProgrammeError) as caught:
        load_programmes(tmp_path)
    assert {mistake.file for mistake in caught.value.mistakes} == {"a.yaml", "b.yaml"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(0, len(MINIMAL) - 1), junk=st.text(max_size=8), cut=st.integers(0, 30))
@example(position=0, junk="<<: 1\n", cut=0)
@example(position=0, junk="? [a]\n: b\n", cut=0)
@example(position=0, junk="1: 2\n", cut=0)
def test_whatever_is_in_the_file_it_is_read_or_reported(tmp_path, position, junk, cut):
    path = tmp_path / "fuzz.yaml"
    text = MINIMAL[:position] + junk + MINIMAL[position + cut :]
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert all(JAPANESE.search(mistake.sentence) for mistake in _found(path))


def _found(path: Path):
    try:
        load_programme(path)
    except ProgrammeError as error:
        return error.mistakes
    return ()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
