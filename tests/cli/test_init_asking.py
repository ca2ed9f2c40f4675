"""`circulade init` in a terminal: it asks, and asks again only for what could not be used."""

import pytest
from typer.testing import CliRunner

from circulade.accounts.models import Programme, User
from circulade.cli import app

ANSWERS = [
    "循環",  # no letters for an address: a short name is asked for
    "junkan",
    "Network Office",
    "nobody",
    "en,xx",
    "Mars/Olympus",
    "ann@example.org",
    "Ann",
    "short",
    "short",
    # once more, only what was refused
    "office@example.org",
    "en, fr",
    "Europe/Brussels",
    "a long enough phrase",
    "a long enough phrase",
]


@pytest.mark.django_db
def test_refused_answers_are_asked_for_again_and_the_others_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CIRCULADE_ADMIN_PASSWORD", raising=False)
    done = CliRunner().invoke(app, ["init"], input="\n".join(ANSWERS) + "\n")
    assert done.exit_code == 0
    refused = {line.partition(":")[0] for line in done.output.splitlines() if line.startswith(("--", "CIRC"))}
    assert refused == {"--sender", "--languages", "--time-zone", "CIRCULADE_ADMIN_PASSWORD"}
    assert done.output.count("Name of the office") == 1
    programme = Programme.objects.get()
    assert (programme.slug, programme.sender, programme.languages, programme.time_zone) == (
        "junkan",
        "office@example.org",
        ["en", "fr"],
        "Europe/Brussels",
    )
    assert User.objects.get().check_password("a long enough phrase")
