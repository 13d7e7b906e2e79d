"""What the room asked: a row a question, those with most hands first, without any name."""

from __future__ import annotations

import pandas as pd

from kasane.plain.clock import time_text
from kasane.tables.cells import YES
from kasane.workshop.going_on import Question
from kasane.workshop.reading import Reading


def questions_frame(reading: Reading) -> pd.DataFrame:
    """Each question with its hands, whether it was answered, and when it was asked."""
    rows = [
        [one.text, reading.hands(key), YES if one.answered else "", time_text(one.created), key]
        for key, one in in_turn(reading)
    ]
    return pd.DataFrame(rows, columns=["質問", "わたしも聞きたい", "答えた", "時刻", "ID"])


def in_turn(reading: Reading) -> list[tuple[str, Question]]:
    """The questions in the order in which the room saw them: by hands, the older first."""
    every = reading.questions.items()
    return sorted(every, key=lambda item: (-reading.hands(item[0]), item[1].created))
