"""Take HTML off the titles that EUSurvey writes into its results XML."""

from html.parser import HTMLParser

BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"}
SILENT = {"script", "style"}


class _TextOnly(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        if tag in BREAKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT and self.silent > 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def plain_text(markup: str) -> str:
    """Return the text of a title with single spaces; what is no markup stays as it is."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    reader = _TextOnly()
    reader.feed(markup)
    reader.close()
    return " ".join("".join(reader.parts).split())
