"""`circulade demo`: set up, run the main job on the demo programme, serve it."""

import os
from pathlib import Path
from typing import Annotated

import typer

from circulade.cli.installation import set_up, stop

CHECKOUT = Path(__file__).resolve().parents[4] / "demo"


def demo(
    *,
    serve: Annotated[bool, typer.Option(help="Serve the site and run the worker afterwards.")] = True,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    data: Annotated[Path, typer.Option(help="Folder of the demo programme.")] = CHECKOUT,
) -> None:
    """Run the main job on the demo programme and serve it; a second start loads nothing twice."""
    os.environ.setdefault("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
    os.environ.setdefault("CIRCULADE_BASE_URL", f"http://localhost:{port}")
    set_up(migrated=False)
    from django.conf import settings
    from rich.console import Console

    from circulade.cli.demo.data import DemoData, DemoMissing
    from circulade.cli.demo.loading import demo_people, first_selection, load, loaded
    from circulade.cli.demo.printing import print_cohort, print_sign_ins, write_documents
    from circulade.cli.demo.programme import PASSWORD

    console = Console()
    try:
        source = DemoData(data)
    except DemoMissing as missing:
        stop([str(missing)])
    programme = loaded(source)
    if programme is None:
        programme = load(source, say=lambda text: console.print(f"· {text}"))
        programme.refresh_from_db()  # so that its name is a translated text, not what was assigned
    selection = first_selection(source, programme)
    folder = settings.HOME / "demo"
    if not (folder / "bundle.zip").exists():
        write_documents(selection, folder)
    print_cohort(console, selection, str(programme.name))
    console.print(f"Dossier and bundle: {folder}")
    print_sign_ins(console, demo_people(source), password=PASSWORD, address=settings.BASE_URL)
    if serve:
        from circulade.cli.demo.serving import serve_demo

        raise typer.Exit(serve_demo(host=host, port=port))
