"""What is read once for a call is kept on that very object, and never on another."""

from circulade.calls.domain.once import once
from circulade.calls.models import Call


def test_it_is_read_once_for_each_object_and_name() -> None:
    calls, reads = (Call(slug="a"), Call(slug="a")), []

    def read() -> int:
        reads.append(1)
        return len(reads)

    found = [once(calls[0], "x", read), once(calls[0], "x", read), once(calls[0], "y", read)]
    assert (found, once(calls[1], "x", read)) == ([1, 1, 2], 3)
