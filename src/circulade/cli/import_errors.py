"""What goes wrong while a file is imported, told in one line with exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from circulade.files.sheets import SheetError

BAD_INPUT = 2


@contextmanager
def told_in_a_line() -> Iterator[None]:
    """End the command with what is wrong with the file, the choice of where it goes, or the database."""
    from django.db import DatabaseError

    try:
        yield
    except OSError as error:
        raise bad(f"{error.filename}: {error.strerror}") from None
    except SheetError as error:
        raise bad(str(error)) from None
    except DatabaseError as error:
        raise bad(f"The database does not answer as expected: {error}") from None
    except ValueError as error:
        raise bad(str(error)) from None


def bad(text: str) -> typer.Exit:
    """Say what is wrong; to be raised."""
    typer.echo(text, err=True)
    return typer.Exit(BAD_INPUT)
