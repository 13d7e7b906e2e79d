"""Reading programmes from `data/programmes/*.yaml`; a mistake is told with its line."""

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from kasane.errors import KasaneError
from kasane.programme.base import MistakeError
from kasane.programme.definitions import Programme
from kasane.programme.nodes import doubled, spot_of
from kasane.programme.quick_yaml import reader_of
from kasane.programme.references import check_meetings, check_references
from kasane.programme.sentences import place_of, sentence_of, sentence_of_yaml, worth_telling

OWN = "own_"
"""How the ids of programmes begin that were made on screen; no file of the project's has one."""


@dataclass(frozen=True)
class Mistake:
    """One mistake in a programme file.

    Attributes:
        file: The file's name, without its folder.
        line: The line, counted from 1; 0 when the file could not be read at all.
        path: The way to the place in words, such as `sheets › plan › title`.
        sentence: What is wrong and what to do, in Japanese.
    """

    file: str
    line: int
    path: str
    sentence: str

    def __str__(self) -> str:
        line = f" {self.line}行目" if self.line else ""
        path = f"（{self.path}）" if self.path else ""
        return f"{self.file}{line}{path}: {self.sentence}"


class ProgrammeError(KasaneError):
    """A programme file that can't be used, with every mistake found in it."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


def load_programme(path: Path) -> Programme:
    """Read one programme.

    Args:
        path: A YAML file in UTF-8.

    Raises:
        ProgrammeError: The file is missing, isn't YAML, or doesn't describe a programme.
    """
    return programme_from(_text(path), path.name)


def programme_from(text: str, name: str) -> Programme:
    """Read one programme from the text of its file.

    Args:
        text: YAML.
        name: What the file is called in mistakes.

    Raises:
        ProgrammeError: It isn't YAML, or doesn't describe a programme.
    """
    root, data = _read(text, name)
    try:
        return checked(data)
    except ValidationError as error:
        raise ProgrammeError(_mistakes(name, root, error)) from error
    except MistakeError as error:
        spot = spot_of(root, error.place)
        raise ProgrammeError((Mistake(name, spot.line, spot.path, str(error)),)) from error


def checked(data: object) -> Programme:
    """A programme whose parts fit together.

    Raises:
        ValidationError: It doesn't describe a programme. MistakeError: a part names what isn't
            there.
    """
    programme = Programme.model_validate(data)
    check_references(programme)
    check_meetings(programme)
    return programme


def text_in(content: bytes, name: str) -> str:
    """The text of a file.

    Raises:
        ProgrammeError: It isn't UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _error(
            name, 0, "文字コードがUTF-8ではありません。UTF-8で保存してください。"
        ) from error


def load_programmes(folder: Path) -> dict[str, Programme]:
    """Read all programmes of a folder, in their order, then that of their file names.

    Args:
        folder: Where the `.yaml` and `.yml` files are; other files are passed over.

    Returns:
        The programmes by id.

    Raises:
        ProgrammeError: Any file has a mistake, or two programmes have the same id.
    """
    programmes: dict[str, Programme] = {}
    mistakes: list[Mistake] = []
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
        try:
            programme = load_programme(path)
        except ProgrammeError as error:
            mistakes.extend(error.mistakes)
            continue
        if programme.id in programmes:
            mistakes.append(
                _taken(
                    path, f"プログラムのid「{programme.id}」は、ほかのファイルで使われています。"
                )
            )
        if programme.id.startswith(OWN):
            mistakes.append(
                _taken(path, f"「{OWN}」で始まるidは、画面でつくったプログラムのものです。")
            )
        programmes.setdefault(programme.id, programme)
    if mistakes:
        raise ProgrammeError(tuple(mistakes))
    return dict(sorted(programmes.items(), key=lambda item: item[1].order))


def _mistakes(name: str, root: yaml.Node, error: ValidationError) -> tuple[Mistake, ...]:
    errors = worth_telling(error.errors())
    spots = [spot_of(root, place_of(each)) for each in errors]
    found = {
        Mistake(name, spot.line, spot.path, sentence_of(each))
        for spot, each in zip(spots, errors, strict=True)
    }
    return tuple(sorted(found, key=lambda mistake: (mistake.line, mistake.sentence)))


def _taken(path: Path, sentence: str) -> Mistake:
    spot = spot_of(_read(_text(path), path.name)[0], ("id",))
    return Mistake(path.name, spot.line, spot.path, f"{sentence}変えてください。")


def _read(text: str, name: str) -> tuple[yaml.Node, object]:
    try:
        loader = reader_of(text)
        root = loader.get_single_node()
        if root is None:
            raise _error(name, 0, "ファイルが空です。")
        _refuse_doubled(name, root)
        return root, loader.construct_document(root)
    except yaml.YAMLError as error:
        raise _error(name, _line_of(error, text), sentence_of_yaml(error)) from error
    except (ValueError, RecursionError) as error:
        raise _error(name, 0, "正しくない日付や、深すぎる入れ子があります。") from error


def _text(path: Path) -> str:
    try:
        return text_in(path.read_bytes(), path.name)
    except OSError as error:
        raise _error(
            path.name, 0, "ファイルを開けません。場所と名前を確かめてください。"
        ) from error


def _refuse_doubled(name: str, root: yaml.Node) -> None:
    mistakes = []
    for node, is_key in doubled(root):
        sentence = (
            f"「{node.value}」が2回書かれています。1つにしてください。"
            if is_key
            else "「&」「*」で同じ中身を使い回すことはできません。それぞれに書いてください。"
        )
        mistakes.append(Mistake(name, node.start_mark.line + 1, "", sentence))
    if mistakes:
        raise ProgrammeError(tuple(sorted(mistakes, key=lambda mistake: mistake.line)))


def _line_of(error: yaml.YAMLError, text: str) -> int:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return mark.line + 1 if mark else 0
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 0


def _error(name: str, line: int, sentence: str) -> ProgrammeError:
    return ProgrammeError((Mistake(name, line, "", sentence),))
