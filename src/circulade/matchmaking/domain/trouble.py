"""What is refused around meetings, in sentences that name the field, the rule and the way out."""


class MeetingRefused(ValueError):
    """The step is not possible; `field` is where it was typed, empty for the whole."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
