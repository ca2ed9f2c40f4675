"""Tags that write text: moments with their zone, Markdown made safe, differences between two texts."""

from contextlib import nullcontext
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import override

from circulade.core.templatetags.component import component
from circulade.core.text import catalogue
from circulade.core.text.difference import difference
from circulade.core.text.markdown import markdown_html
from circulade.core.text.moment import moment, zone_of

register = template.Library()


@register.simple_tag(takes_context=True)
def when(
    context: template.Context, value: date | datetime | None, zone: Any = None, form: str = "full"
) -> Any:
    """Write a moment: "3 October 2025, 18:00 Brussels time (CEST, UTC+2)"; a date alone has no zone.

    `zone` is a name, a time zone or anything with `time_zone` (a call, a programme, a user); without it the
    programme's is used. `form` is full, date, time or short (day, month, hour).
    """
    if value is None:
        return ""
    chosen = zone_of(zone or context.get("programme"))
    local = value.astimezone(chosen) if isinstance(value, datetime) else value
    shown = component("when", text=moment(value, zone=chosen, form=form), iso=local.isoformat())
    return SafeString(shown.strip())  # a full stop may follow


@register.simple_tag(name="moment")
def moment_text(value: date | datetime, zone: Any = None, form: str = "full") -> str:
    """Write a moment as `when` does, as mere text: for sentences that say it among other things."""
    return moment(value, zone=zone_of(zone), form=form)


@register.simple_tag
def markdown(text: Any) -> SafeString:
    """Show Markdown that somebody typed; raw HTML in it stays text, and the result is cleaned."""
    return markdown_html(str(text or ""))


@register.simple_tag
def diff(old: Any, new: Any) -> SafeString:
    """Show what changed between two texts, word by word."""
    return component("diff", parts=difference(str(old or ""), str(new or "")))


@register.filter
def said(text: Any) -> str:
    """Say a text in the reader's language as letters do: for pages of people who did not choose English."""
    return catalogue.letter_gettext(str(text))


@register.filter
def by_itself(text: Any) -> str:
    """Say what a component says of itself, in the language of the page around it."""
    with override(catalogue.SOURCE) if isinstance(text, Promise) else nullcontext():
        message = str(text)  # what another catalogue says of a label is no message of ours
    return catalogue.said_here(message)


@register.simple_tag
def say_here(text: str, **parts: Any) -> str:
    """Say a sentence with parts in the language of the page around it."""
    return catalogue.said_here(text, **parts)


@register.simple_tag
def say(text: str, **parts: Any) -> str:
    """Say a sentence with parts in the reader's language as letters do."""
    return catalogue.said(text, **parts)


@register.simple_tag
def say_of(one: str, many: str, count: int, **parts: Any) -> str:
    """Say a sentence about so many things in the reader's language as letters do."""
    return catalogue.said_of(one, many, count, **parts)
