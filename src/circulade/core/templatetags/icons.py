"""Icons: one line weight, drawn on a grid of 20, coloured by the text around them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "add": "M10 4v12M4 10h12",
    "arrow": "M4 10h12M11 5l5 5-5 5",
    "bad": "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.3 7.3l5.4 5.4M12.7 7.3l-5.4 5.4",
    "calendar": "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
    "call": "M3.5 8v4h3l6.5 4V4L6.5 8zM16 8.2v3.6",
    "chart": "M3.5 16.5h13M6 13.5V10M10 13.5V5.5M14 13.5V8",
    "check": "M4 10.5l4 4 8-9",
    "chevron": "M7.5 4.5l5.5 5.5-5.5 5.5",
    "clock": "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.2l3 2",
    "close": "M5 5l10 10M15 5L5 15",
    "download": "M10 3v10M5.5 9l4.5 4.5L14.5 9M3.5 17h13",
    "edit": "M3.5 16.5l1-4L13.5 3.5l3 3-9 9zM11.5 5.5l3 3",
    "external": "M8 4H4v12h12v-4M11 3.5h5.5V9M16.5 3.5L9 11",
    "file": "M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15",
    "filter": "M3 4.5h14l-5.5 6.5v5.5l-3-1.5v-4z",
    "good": "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.5 10.3l2.5 2.5 4.7-5.3",
    "group": "M7 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2 16.5c0-3 2-4.7 5-4.7s5 1.7 5 4.7"
    "M13 4.2a2.6 2.6 0 0 1 0 5M14.5 12c2.2.5 3.5 2 3.5 4.5",
    "home": "M3 9.5L10 3.5l7 6M5 8v8.5h10V8",
    "info": "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9v5M10 6v.4",
    "letter": "M2.5 4.5h15v11h-15zM2.5 5l7.5 6 7.5-6",
    "link": "M8.5 11.5l3-3M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2",
    "lock": "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9",
    "map": "M3 5l4.7-1.5L12.3 5 17 3.5V15l-4.7 1.5L7.7 15 3 16.5zM7.7 3.5V15M12.3 5v11.5",
    "menu": "M3 5.5h14M3 10h14M3 14.5h14",
    "minus": "M4 10h12",
    "person": "M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.5 17c0-3.5 2.5-5.5 6.5-5.5s6.5 2 6.5 5.5",
    "place": "M10 17.5s5.5-5 5.5-9.5a5.5 5.5 0 0 0-11 0c0 4.5 5.5 9.5 5.5 9.5zM10 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
    "print": "M5.5 7V3h9v4M5.5 13.5h-3V7h15v6.5h-3M5.5 11.5h9V17h-9z",
    "rings": "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 5.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4z",
    "scale": "M10 3v14M5.5 17h9M4 6h12M4 6l-2 5.5h4zM16 6l-2 5.5h4z",
    "search": "M8.8 3.5a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6zM12.7 12.7l4 4",
    "settings": "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
    "swap": "M4 7h12M13 4l3 3-3 3M16 13H4M7 10l-3 3 3 3",
    "upload": "M10 13.5v-10M5.5 8L10 3.5 14.5 8M3.5 17h13",
    "warn": "M10 3L2.5 16.5h15zM10 8.5v3.8M10 14.3v.4",
}


def icon_svg(name: str, *, label: str = "") -> SafeString:
    """Return an icon; with a label it is an image, without one it is decoration that is not read out."""
    path = PATHS[name]
    meaning = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon" viewBox="0 0 20 20" width="20" height="20" {}><path d="{}"/></svg>', meaning, path
    )
