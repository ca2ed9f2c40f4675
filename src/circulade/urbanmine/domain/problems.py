"""What the domain of the urban mine refuses."""

from circulade.files.mine import Problem


class StudyLocked(ValueError):
    """The study cannot be changed in this state; the message says what to do."""


class RowsChanged(ValueError):
    """Somebody else saved the same sheet meanwhile; `revision` is the study's now."""

    def __init__(self, revision: int) -> None:
        super().__init__("somebody else changed this study meanwhile")
        self.revision = revision


class NotComputable(ValueError):
    """The study cannot be computed yet; `problems` says why, sentence by sentence."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
