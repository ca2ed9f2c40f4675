"""`circulade init`: make a working installation, or bring one up to date."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

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
    """Prepare the database, the static files and compiled sums, and found the programme. Safe to repeat.

    The administrator's password is asked for, or read from CIRCULADE_ADMIN_PASSWORD.
    """
    set_up(migrated=False)
    from django.conf import settings
    from django.core.management import call_command

    from circulade.accounts.domain.founding import Founding, found, is_founded
    from circulade.core.domain import static_files
    from circulade.files.stocks.prepare import prepare_stocks

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
    if programme and not ask:
        _stop_if_refused(given)  # before anything is made
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    try:
        static_files.collect()
    except static_files.StaticFilesRefused as refused:
        stop([str(refused)])
    prepare_stocks()
    typer.echo(f"The database and the static files are ready; {settings.HOME} holds what must be kept.")
    if is_founded() and not programme:
        typer.echo("A programme and its administrator are there already; nothing else to do.")
        return
    wanted = _answered(given) if ask else given
    _stop_if_refused(wanted)
    made = found(wanted)
    typer.echo(
        f"Programme “{made.slug}” with administrator {wanted.admin_email}: sign in at {settings.BASE_URL}"
    )
    typer.echo("Next: `circulade serve` for the site and `circulade work` for letters and other queued work.")


def _stop_if_refused(wanted: "Founding") -> None:
    """Stop with a line for each value that cannot be used."""
    from circulade.accounts.domain.founding import BadFounding, check_founding

    try:
        check_founding(wanted)
    except BadFounding as error:
        stop(error.problems)


def _answered(given: "Founding") -> "Founding":
    """Ask until every value can be used; what was good is not asked for again."""
    from circulade.accounts.domain.founding import BadFounding, check_founding

    while True:
        wanted = _asked(given)
        try:
            check_founding(wanted)
        except BadFounding as error:
            for problem in error.problems:
                typer.echo(problem, err=True)
            given = _without_refused(wanted, error.problems)
        else:
            return wanted


def _asked(given: "Founding") -> "Founding":
    """Ask in the terminal for what no option gave."""

    from django.utils.text import slugify

    def answer(value: str, question: str, default: str | None = None) -> str:
        return value or str(typer.prompt(question, default=default))

    languages = ",".join(given.languages)
    programme = answer(given.programme, "Name of the programme")
    short = slugify(programme)[:50]
    return replace(
        given,
        programme=programme,
        slug=given.slug or short or answer("", "Short name of the programme in addresses (a-z, 0-9, -)"),
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


def _without_refused(wanted: "Founding", problems: list[str]) -> "Founding":
    """Empty the values that were refused, so that they are asked for once more."""
    options = {problem.partition(":")[0].removeprefix("--").replace("-", "_") for problem in problems}
    refused = {"password" if option == PASSWORD else option for option in options}
    emptied: dict[str, Any] = {field: () if field == "languages" else "" for field in refused}
    return replace(wanted, **emptied)
