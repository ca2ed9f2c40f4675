"""Do something to see what comes of it: what is not kept is rolled back, with the files stored meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from circulade.core.models import Attachment


@dataclass(slots=True)
class Trial:
    """Whether what was done is kept, and the files that go with it if it is not."""

    kept: bool = False
    files: list[Attachment] = field(default_factory=list)

    def holds(self, *files: Attachment | None) -> None:
        """Name files stored inside: a transaction that is rolled back leaves their bytes behind."""
        self.files += [each for each in files if each is not None]

    def forget(self) -> None:
        """Delete the bytes of the files."""
        for each in self.files:
            each.file.delete(save=False)


@contextmanager
def trial() -> Iterator[Trial]:
    """Open a transaction that is rolled back unless the trial is set as kept, or if anything is raised.

    >>> with trial() as attempt:  # doctest: +SKIP
    ...     attempt.holds(record.file)
    ...     attempt.kept = is_good(record)
    """
    attempt = Trial()
    try:
        with transaction.atomic():
            yield attempt
            if not attempt.kept:
                transaction.set_rollback(True)
    except BaseException:
        attempt.forget()
        raise
    if not attempt.kept:
        attempt.forget()
