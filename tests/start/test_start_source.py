"""The start script runs everywhere: old syntax, standard library, complete help."""

import ast
import subprocess
import sys

import pytest

COMMANDS = ["run", "test", "demo", "record", "csv", "check", "restore", "bundle"]


def test_an_old_python_can_read_it(program):
    ast.parse(program.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_annotations_that_an_old_python_would_evaluate_are_plain_or_quoted(program):
    tree = ast.parse(program.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    arguments = [argument for node in functions for argument in node.args.args]
    annotations = [argument.annotation for argument in arguments]
    annotations += [node.returns for node in functions]
    evaluated = [node for node in annotations if isinstance(node, ast.Subscript | ast.BinOp)]
    assert [ast.unparse(node) for node in evaluated] == []


def test_only_the_standard_library_is_imported(program):
    tree = ast.parse(program.read_text(encoding="utf-8"))
    names = {
        name.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    }
    names |= {
        str(node.module).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert names <= sys.stdlib_module_names


def test_help_names_every_command(program, python):
    done = subprocess.run([python, program, "--help"], capture_output=True, encoding="utf-8")
    assert done.returncode == 0
    assert [name for name in COMMANDS if f"\n    {name} " not in done.stdout] == []
    assert "使い方: start.py" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_data_folder_where_it_needs_one(program, python, command):
    done = subprocess.run(
        [python, program, command, "--help"], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0
    assert ("--data DIR" in done.stdout) is (command not in ("test", "bundle"))
    assert done.stdout.count("使い方") == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["nonsense"], "選べない値: 'nonsense'"),
        (["record"], "足りない指定: WORKSHOP_ID"),
        (["run", "--port", "70000"], "1から65535"),
        (["run", "--port"], "値が必要です"),
        (["check", "--fast"], "わからない指定: --fast"),
        (["run", "--po", "9000"], "わからない指定: --po"),
    ],
)
def test_a_wrong_command_line_is_refused_in_japanese(start, capsys, arguments, named):
    with pytest.raises(SystemExit) as ended:
        start.main(arguments)
    assert ended.value.code == 2
    assert named in capsys.readouterr().err


def test_run_is_meant_when_no_command_is_given(start):
    assert start.parse([]).command == "run"
    args = start.parse(["--port", "9000", "--address", "127.0.0.1"])
    assert (args.command, args.port, args.address) == ("run", 9000, "127.0.0.1")


def test_what_follows_test_goes_to_pytest_in_order(start):
    args = start.parse(["test", "-x", "tests/start", "-k", "port"])
    assert args.rest == ["-x", "tests/start", "-k", "port"]
