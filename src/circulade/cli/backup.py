"""`circulade backup`: the whole installation in one plain tar file."""

from pathlib import Path
from typing import Annotated

import typer

from circulade.cli.installation import set_up, stop


def backup(*, file: Annotated[Path, typer.Argument(help="Tar file to write; never overwritten.")]) -> None:
    """Write database, uploads and key into a tar file, consistently, while the site runs."""
    set_up()
    from circulade.core.domain.backup import BackupRefused, write_backup
    from circulade.core.domain.database_copies import ToolMissing

    try:
        written = write_backup(file)
    except (BackupRefused, ToolMissing) as error:
        stop([str(error)])
    typer.echo(
        f"{written.path}: {written.files} files, {written.size} bytes; it holds personal data, keep it safe"
    )
