"""What is found, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of personal information; where two overlap, the one that stands first here tells."""

    MAIL = "mail"
    ACCOUNT = "account"
    MY_NUMBER = "my_number"
    BANK = "bank"
    INSURED = "insured"
    PHONE = "phone"
    POSTAL = "postal"
    BIRTH = "birth"
    AGE = "age"
    ADDRESS = "address"
    FACILITY = "facility"
    MEMBER = "member"
    NAME = "name"
    UNNAMED = "unnamed"
    CASE = "case"

    @property
    def label(self) -> str:
        """What it is called on screen."""
        return _LABELS[self]

    @property
    def blank(self) -> str:
        """What can stand in its place: 「［電話番号］」."""
        return f"［{self.label}］"


_LABELS = {
    Kind.MAIL: "メールアドレス",
    Kind.ACCOUNT: "アカウント",
    Kind.MY_NUMBER: "マイナンバー",
    Kind.BANK: "口座・カードの番号",
    Kind.INSURED: "保険・年金などの番号",
    Kind.PHONE: "電話番号",
    Kind.POSTAL: "郵便番号",
    Kind.BIRTH: "生年月日",
    Kind.AGE: "高い年齢",
    Kind.ADDRESS: "住所",
    Kind.FACILITY: "施設・学校・会社の名前",
    Kind.MEMBER: "名簿にある名前",
    Kind.NAME: "氏名",
    Kind.UNNAMED: "名前を出さないと答えた人・場所",
    Kind.CASE: "ケースの話",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text that looks like personal information.

    Attributes:
        start: where it begins in the text as it was given.
        end: where it ends, exclusive.
        kind: what it looks like.
        text: what stands there.
        replacement: what could stand there instead.
    """

    start: int
    end: int
    kind: Kind
    text: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a pattern found in a folded text.

    Attributes:
        start: where it begins in the folded text.
        end: where it ends, exclusive.
        kind: what it looks like.
        replacement: what could stand there; of a name, what follows its letter (「さん」).
        name: of whom, of which place or house, if it has one.
    """

    start: int
    end: int
    kind: Kind
    replacement: str
    name: str = ""
