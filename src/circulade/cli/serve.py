"""`circulade serve`: the site, served by granian."""

import errno
import socket
from typing import Annotated

import typer

from circulade.cli.installation import set_up, stop


def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes; more than one pays on PostgreSQL.")
    ] = 1,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Requests at once in each process.")] = 4,
) -> None:
    """Serve the site until SIGTERM or SIGINT. Letters and other queued work need `circulade work` beside it."""
    set_up()
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces

    if trouble := in_use(host, port):
        stop([trouble])
    if not settings.DEBUG:
        bring_static_files_up_to_date()
    typer.echo(f"Serving {settings.BASE_URL} on {host}:{port}")
    Granian(
        "circulade.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        log_access=False,
    ).serve()


def bring_static_files_up_to_date() -> None:
    """Collect the static files if those collected are not of this code; stop with a line if that cannot be."""
    from circulade.core.domain import static_files

    if static_files.are_current():
        return
    typer.echo("The static files are not those of this version: collecting them")
    try:
        static_files.collect()
    except static_files.StaticFilesRefused as refused:
        stop([str(refused)])


def in_use(host: str, port: int) -> str:
    """Say that nothing can listen there; granian would share the port with another server without a word."""
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return ""
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"port {port} of {host} is taken by another program: end it, or choose another --port"
        return f"{host}:{port} cannot be listened on: {error.strerror or error}"
