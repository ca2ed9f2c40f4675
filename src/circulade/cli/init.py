"""`circulade init`: make a working installation, or bring one up to date."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from circulade.cli.installation import set_up, stop

if TYPE_CHECKING:
    from circulade.accounts.domain.founding import Founding

PASSWORD = "CIRCULADE_ADMIN_PASSWORD"  # noqa: S105  # the name of a variable, not a password


def init(
    *,
    programme: Annotated[str, typer.Option(help="Name of the programme.")] = "",
    slug: Annotated[str, typer.Option(help="Short name of the programme in addresses.")] = "",
    office: Annotated[str, typer.Option(help="Name of the office that signs letters.")] = "",
    sender: Annotated[str, typer.Option(help="E-mail address that letters come from.")] = "",
    languages: Annotated[
        str, typer.Option(help="Codes, such as en,fr,de; the first is the office's own.")
    ] = "",
    time_zone: Annotated[str, typer.Option(help="Such as Europe/Brussels.")] = "",
    admin_email: Annotated[str, typer.Option(help="E-mail address of the first administrator.")] = "",
    admin_name: Annotated[str, typer.Option(help="Name of the first administrator.")] = "",
    ask: Annotated[bool, typer.Option(help="Ask for what is missing.")] = True,
) -> None:
    """Prepare the database and the static files, and found the programme. Safe to repeat.

    The administrator's password is asked for, or read from CIRCULADE_ADMIN_PASSWORD.
    """
    set_up(migrated=False)
    from django.conf import settings
    from django.core.management import call_command

    from circulade.accounts.domain.founding import BadFounding, Founding, check_founding, found, is_founded

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    typer.echo(f"The database and the static files are ready; {settings.HOME} holds what must be kept.")
    given = Founding(
        slug=slug,
        programme=programme,
        office=office,
        sender=sender,
        languages=tuple(code.strip() for code in languages.split(",") if code.strip()),
        time_zone=time_zone,
        admin_email=admin_email,
        admin_name=admin_name,
        password=os.environ.get(PASSWORD, ""),
    )
    if is_founded() and not programme:
        typer.echo("A programme and its administrator are there already; nothing else to do.")
        return
    wanted = _asked(given) if ask else given
    try:
        check_founding(wanted)
        made = found(wanted)
    except BadFounding as error:
        stop(error.problems)
    typer.echo(
        f"Programme “{made.slug}” with administrator {wanted.admin_email}: sign in at {settings.BASE_URL}"
    )
    typer.echo("Next: `circulade serve` for the site and `circulade work` for letters and other queued work.")


def _asked(given: "Founding") -> "Founding":
    """Ask in the terminal for what no option gave."""

    def answer(value: str, question: str, default: str | None = None) -> str:
        return value or str(typer.prompt(question, default=default))

    languages = ",".join(given.languages)
    return replace(
        given,
        programme=answer(given.programme, "Name of the programme"),
        office=answer(given.office, "Name of the office"),
        sender=answer(given.sender, "Letters come from (e-mail address)"),
        languages=tuple(
            answer(languages, "Languages, the office's own first", "en").replace(" ", "").split(",")
        ),
        time_zone=answer(given.time_zone, "Time zone", "Europe/Brussels"),
        admin_email=answer(given.admin_email, "E-mail address of the first administrator"),
        admin_name=answer(given.admin_name, "Name of the first administrator"),
        password=given.password or str(typer.prompt("Password", hide_input=True, confirmation_prompt=True)),
    )
