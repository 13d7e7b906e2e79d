"""`python -m kasane` hands each sub-command on and tells errors as one sentence."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import kasane.store.backup  # noqa: F401 - found also where its folder is put aside by a test
from kasane import cli
from kasane.errors import KasaneError
from kasane.record import RecordRequest


@pytest.fixture
def stub(monkeypatch):
    """Puts one function in place of a module of kasane."""

    def put(module, name, function, **more):
        stands_in = SimpleNamespace(**{name: function}, **more)
        monkeypatch.setitem(sys.modules, f"kasane.{module}", stands_in)

    return put


def test_demo_names_the_workshops(stub, capsys, tmp_path):
    stub("samples", "fill_demo", lambda data: [f"{data.name}の例"])
    assert cli.main(["demo", "--data", str(tmp_path / "folder")]) == 0
    assert capsys.readouterr().out == "記入例を入れました: folderの例\n"


def test_record_tells_the_file(stub, capsys, tmp_path):
    asked = []

    def write(data, workshop, out, wish):
        asked.append(wish)
        return data / workshop / out

    stub("record", "write_record", write, RecordRequest=RecordRequest)
    assert cli.main(["record", "w1", "--out", "a.docx", "--data", str(tmp_path)]) == 0
    assert asked == [RecordRequest()]
    assert capsys.readouterr().out == f"記録を書き出しました: {tmp_path / 'w1' / 'a.docx'}\n"


def test_csv_takes_one_workshop_or_all(stub, capsys):
    asked = []
    stub("tables", "write_csv", lambda _data, workshop, out: asked.append((workshop, out)) or [])
    assert cli.main(["csv"]) == 0
    assert cli.main(["csv", "w1", "--out", "there"]) == 0
    assert asked == [(None, None), ("w1", Path("there"))]
    assert "書き出す表はありませんでした" in capsys.readouterr().out


def test_check_fails_when_there_is_damage(stub, capsys):
    stub("store", "check_data", lambda _data, _url: ["表が1つ壊れています。"])
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().out == "表が1つ壊れています。\n"
    stub("store", "check_data", lambda _data, _url: [])
    assert cli.main(["check"]) == 0
    assert "問題は見つかりませんでした" in capsys.readouterr().out


def test_an_error_is_one_sentence_with_its_cause(stub, capsys):
    def fail(_data, _url):
        raise KasaneError("保存先を開けませんでした。") from OSError("disk")

    stub("store", "check_data", fail)
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().err == "保存先を開けませんでした。（原因: disk）\n"


def test_the_data_folder_comes_from_option_environment_or_the_usual_place(stub, monkeypatch):
    asked = []
    stub("store", "check_data", lambda data, _url: asked.append(data) or [])
    monkeypatch.setenv("KASANE_DATA", "theirs")
    cli.main(["check"])
    cli.main(["check", "--data", "mine"])
    monkeypatch.delenv("KASANE_DATA")
    cli.main(["check"])
    assert asked == [Path("theirs"), Path("mine"), cli.DEFAULT_DATA]
