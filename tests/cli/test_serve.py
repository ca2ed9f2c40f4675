"""`circulade serve` does not share a port with another server without a word."""

import socket

from circulade.cli.serve import in_use


def test_a_port_that_is_taken_is_said_to_be_taken_and_a_free_one_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = int(other.getsockname()[1])
        assert in_use("127.0.0.1", port) == (
            f"port {port} of 127.0.0.1 is taken by another program: end it, or choose another --port"
        )
    assert in_use("127.0.0.1", 0) == ""
