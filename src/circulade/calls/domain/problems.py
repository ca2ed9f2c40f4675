"""What is wrong with an answer: which question, which rule, and the way out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one answer; `rule` is a code for programs, `text` a sentence for people."""

    question: str
    rule: str
    text: str


class Unanswerable(ValueError):
    """Raised inside the readers of `values`: the answer breaks a rule."""

    def __init__(self, rule: str, text: str) -> None:
        super().__init__(text)
        self.rule = rule
        self.text = text
