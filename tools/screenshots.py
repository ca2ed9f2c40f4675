"""Take the pictures of the documentation from a served demonstration: `circulade demo`, then this.

    python tools/screenshots.py http://localhost:8000

Reads only: it signs in as the people of the demonstration and photographs their pages into docs/images.
"""

import io
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
LARGEST = 120_000  # bytes: the documentation is read over slow lines too
PASSWORD = "circular demo"  # noqa: S105  # what the demonstration gives to everybody
CALL = "/office/calls/pilots-and-fellows/"

# Who looks, and at what: an address, then links to follow by their address's end.
SHOTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "home": ("", "/", ()),
    "map": ("", "/map/", ()),
    "open-call": ("", "/calls/critical-raw-materials/", ()),
    "draft": ("applicant", "/member/applications/", ("/applications/", "/write/")),
    "call": ("lead", CALL, ()),
    "application": ("lead", CALL + "applications/", ("/applications/PILOTS-AND-FELLOWS-",)),
    "eligibility": ("lead", CALL + "eligibility/", ()),
    "assessment": ("lead", CALL + "assessment/", ()),
    "studio": ("lead", CALL + "selection/", ()),
    "cohort": ("lead", CALL + "selection/", ("/office/selections/results/",)),
    "letters": ("lead", CALL + "letters/", ()),
    "letter": ("lead", CALL + "letters/", (CALL + "letters/",)),
    "result": ("", "/calls/pilots-and-fellows/", ()),
    "score-sheet": ("assessor-1", "/assess/applications/", ("/assess/",)),
    "runs": ("lead", "/office/runs/", ()),
}
# Scrolled to before the picture is taken: what the page is about lies further down.
SEEN = {"result": "#result"}
# The dossier is a file: who downloads it, on which page, and which of its pages are shown.
DOSSIER = ("lead", CALL + "selection/", ("/office/selections/results/",), (1, 2))


def sign_in(page: Page, name: str) -> None:
    """Sign in as somebody of the demonstration."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", f"{name}@example.org")
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(lambda url: "login" not in url)


def follow(page: Page, part: str) -> None:
    """Go to the first page linked in the main part whose address goes on after `part`, or ends with it."""
    found = page.evaluate(
        "part => [...document.querySelectorAll('main a[href]')].map(a => a.pathname)"
        ".find(p => p !== location.pathname && p.includes(part) && (part.endsWith('-') || p.endsWith(part)"
        " || /(\\d+|[-\\da-f]{36})\\/$/.test(p)))",
        part,
    )
    if not found:
        raise SystemExit(f"{page.url} has no link with {part}: is the demonstration loaded to the end?")
    page.goto(found)


def small(png: bytes) -> bytes:
    """Return a picture as a small PNG: fewer colours if it would be too large."""
    shot = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (128, 64, 32, 16):
        out = io.BytesIO()
        shot.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


def dossier(page: Page) -> bytes:
    """Download the dossier and return some of its pages side by side, as they would be printed."""
    _person, address, links, numbers = DOSSIER
    page.goto(address)
    for part in links:
        follow(page, part)
    href = page.locator("main a[href$='dossier.pdf']").first.get_attribute("href")
    with TemporaryDirectory() as folder:
        (Path(folder) / "dossier.pdf").write_bytes(page.request.get(str(href)).body())
        pages = ", ".join(f'box(fill: white, image("dossier.pdf", page: {number}))' for number in numbers)
        sheet = Path(folder) / "sheet.typ"
        sheet.write_text(
            "#set page(width: 400mm, height: auto, margin: 8mm, fill: luma(225))\n"
            f"#grid(columns: {len(numbers)} * (1fr,), gutter: 8mm, {pages})\n",
            encoding="utf-8",
        )
        return bytes(typst.compile(str(sheet), format="png", ppi=84))


def visitors(browser: Browser, base: str, people: set[str]) -> dict[str, Page]:
    """Return a signed-in page for each person; the empty name is a visitor."""
    found = {}
    for name in sorted(people):
        context = browser.new_context(base_url=base, viewport={"width": 1200, "height": 860}, locale="en-GB")
        context.set_default_timeout(60_000)
        found[name] = context.new_page()
        if name:
            sign_in(found[name], name)
    return found


def keep(name: str, png: bytes) -> None:
    """Store a picture for the documentation and say how large it is."""
    data = small(png)
    (IMAGES / f"{name}.png").write_bytes(data)
    print(f"{name}.png {len(data) / 1000:.0f} kB")


def main(base: str, only: set[str]) -> None:
    """Take all pictures, or those named."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    IMAGES.mkdir(exist_ok=True)
    wanted = {name: shot for name, shot in SHOTS.items() if not only or name in only}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        people = {shot[0] for shot in wanted.values()}
        if with_dossier := not only or "dossier" in only:
            people.add(DOSSIER[0])
        pages = visitors(browser, base, people)
        for name, (person, address, links) in wanted.items():
            page = pages[person]
            page.goto(address)
            for part in links:
                follow(page, part)
            page.wait_for_load_state("networkidle")
            if name in SEEN:
                page.locator(SEEN[name]).evaluate("element => element.scrollIntoView()")
            keep(name, page.screenshot(animations="disabled"))
        if with_dossier:
            keep("dossier", dossier(pages[DOSSIER[0]]))
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("usage: python tools/screenshots.py ADDRESS [NAME …]")
    main(sys.argv[1], set(sys.argv[2:]))
