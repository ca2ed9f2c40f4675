"""Tags that lay out a page: its header, cards, notices, tabs, steps, disclosures, empty states."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from circulade.core.components import Crumb
from circulade.core.templatetags.component import component

register = template.Library()
TONES = ("", "info", "good", "warn", "bad")


def known_tone(tone: str) -> str:
    """Return the tone, or say which there are."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"{tone!r} is no tone: use one of {', '.join(TONES[1:])}")
    return tone


@register.simple_tag
def crumbs(*parts: Any) -> list[Crumb]:
    """Make crumbs of a label and an address in turn: `{% crumbs "Calls" href as trail %}`."""
    return [Crumb(label, href) for label, href in zip(parts[::2], parts[1::2], strict=True)]


@register.simple_block_tag
def page_header(
    content: str, title: Any, lead: Any = "", crumbs: Iterable[Any] = (), kicker: Any = "", status: Any = ""
) -> SafeString:
    """Show what the page is; the content is its actions. `status` stands beside the title."""
    trail = [Crumb(*crumb) if isinstance(crumb, tuple) else crumb for crumb in crumbs or ()]
    return component(
        "page_header",
        actions=content.strip(),
        title=title,
        lead=lead,
        crumbs=trail,
        kicker=kicker,
        status=status,
    )


@register.simple_block_tag
def card(
    content: str,
    title: Any = "",
    level: int = 2,
    href: str = "",
    anchor: str = "",
    note: Any = "",
) -> SafeString:
    """Frame what belongs together."""
    return component("card", content=content, title=title, level=level, href=href, anchor=anchor, note=note)


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: Any = "") -> SafeString:
    """Say something that must not be overlooked; the tone is told by a word and an icon, never by colour alone."""
    icon = known_tone(tone) or "info"
    return component("notice", content=content, tone=icon, title=title)


@register.simple_block_tag
def empty(content: str, title: Any, text: Any = "") -> SafeString:
    """Teach what will stand here and what to do first; the content is the action."""
    return component("empty", content=content.strip(), title=title, text=text)


@register.simple_block_tag
def disclosure(content: str, summary: Any, opened: bool = False) -> SafeString:
    """Keep details behind a line that opens."""
    return component("disclosure", content=content, summary=summary, opened=opened)


@register.simple_tag
def tabs(items: Iterable[Any], label: Any = "") -> SafeString:
    """Show the views of one thing; each is a page of its own."""
    return component("tabs", items=items, label=label)


@register.simple_tag
def steps(items: Iterable[Any], label: Any = "") -> SafeString:
    """Show how far something has come."""
    return component("steps", items=items, label=label)


@register.simple_tag
def timeline(items: Iterable[Any], zone: Any = None) -> SafeString:
    """Show what happened, in order."""
    return component("timeline", items=items, zone=zone)


@register.simple_block_tag
def dialog(content: str, anchor: str, title: Any) -> SafeString:
    """Prepare a dialog that `data-dialog="ANCHOR"` on a button opens; never the only way to do something."""
    return component("dialog", content=content, anchor=anchor, title=title)
