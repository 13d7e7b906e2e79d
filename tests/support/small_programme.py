"""How the small programmes of the tests begin."""


def beginning(programme: str) -> str:
    """The lines up to the activities of Step1."""
    return f"""\
id: {programme}
title: 小さなプログラム
purpose: ためす。
steps:
  - id: step1
    title: はじめ
    short: Step1
    meeting: true
    activities:
"""
