"""`circulade restore`: bring an installation back from a backup."""

from pathlib import Path
from typing import Annotated

import typer

from circulade.cli.installation import DIFFERS, set_up, stop


def restore(
    *,
    file: Annotated[Path, typer.Argument(help="Tar file that `circulade backup` wrote.")],
    force: Annotated[bool, typer.Option("--force", help="Put an installation that is there aside.")] = False,
) -> None:
    """Verify a backup and put it in place, then check the audit trail. Stop the site and the worker first."""
    set_up(migrated=False)
    from circulade.core.domain import static_files
    from circulade.core.domain.backup import BackupRefused
    from circulade.core.domain.database_copies import ToolMissing
    from circulade.core.domain.restore import restore_backup

    try:
        done = restore_backup(file, force=force)
    except (BackupRefused, ToolMissing) as error:
        stop([str(error)])
    try:
        static_files.collect()
    except static_files.StaticFilesRefused as refused:
        stop([str(refused)])
    typer.echo(f"restored {done.files} files of the backup of {done.made_at}")
    if done.aside:
        typer.echo(f"the earlier installation lies in {done.aside}")
    if not done.chain.is_whole:
        stop([f"the audit trail is not whole: {done.chain.why}"], code=DIFFERS)
    typer.echo(f"the audit trail is whole: {done.chain.entries} entries, the last hash is {done.chain.head}")
