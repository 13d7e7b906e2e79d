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
from kasane.programme.references import check_references
from kasane.programme.sentences import place_of, sentence_of, sentence_of_yaml, worth_telling


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
    root, data = _read(path)
    try:
        programme = Programme.model_validate(data)
        check_references(programme)
    except ValidationError as error:
        raise ProgrammeError(_mistakes(path, root, error)) from error
    except MistakeError as error:
        spot = spot_of(root, error.place)
        raise ProgrammeError((Mistake(path.name, spot.line, spot.path, str(error)),)) from error
    return programme


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
            mistakes.append(_taken(path, programme.id))
        programmes.setdefault(programme.id, programme)
    if mistakes:
        raise ProgrammeError(tuple(mistakes))
    return dict(sorted(programmes.items(), key=lambda item: item[1].order))


def _mistakes(path: Path, root: yaml.Node, error: ValidationError) -> tuple[Mistake, ...]:
    errors = worth_telling(error.errors())
    spots = [spot_of(root, place_of(each)) for each in errors]
    found = {
        Mistake(path.name, spot.line, spot.path, sentence_of(each))
        for spot, each in zip(spots, errors, strict=True)
    }
    return tuple(sorted(found, key=lambda mistake: (mistake.line, mistake.sentence)))


def _taken(path: Path, programme_id: str) -> Mistake:
    spot = spot_of(_read(path)[0], ("id",))
    sentence = (
        f"プログラムのid「{programme_id}」は、ほかのファイルで使われています。変えてください。"
    )
    return Mistake(path.name, spot.line, spot.path, sentence)


def _read(path: Path) -> tuple[yaml.Node, object]:
    text = _text(path)
    try:
        loader = reader_of(text)
        root = loader.get_single_node()
        if root is None:
            raise _error(path, 0, "ファイルが空です。")
        _refuse_doubled(path, root)
        return root, loader.construct_document(root)
    except yaml.YAMLError as error:
        raise _error(path, _line_of(error, text), sentence_of_yaml(error)) from error
    except (ValueError, RecursionError) as error:
        raise _error(path, 0, "正しくない日付や、深すぎる入れ子があります。") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _error(
            path, 0, "文字コードがUTF-8ではありません。UTF-8で保存してください。"
        ) from error
    except OSError as error:
        raise _error(path, 0, "ファイルを開けません。場所と名前を確かめてください。") from error


def _refuse_doubled(path: Path, root: yaml.Node) -> None:
    mistakes = []
    for node, is_key in doubled(root):
        sentence = (
            f"「{node.value}」が2回書かれています。1つにしてください。"
            if is_key
            else "「&」「*」で同じ中身を使い回すことはできません。それぞれに書いてください。"
        )
        mistakes.append(Mistake(path.name, node.start_mark.line + 1, "", sentence))
    if mistakes:
        raise ProgrammeError(tuple(sorted(mistakes, key=lambda mistake: mistake.line)))


def _line_of(error: yaml.YAMLError, text: str) -> int:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return mark.line + 1 if mark else 0
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 0


def _error(path: Path, line: int, sentence: str) -> ProgrammeError:
    return ProgrammeError((Mistake(path.name, line, "", sentence),))
