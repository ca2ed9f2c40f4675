"""Tags that show data: badges, tables, figures, progress, facts, charts, pages of a list."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString, mark_safe

from circulade.core.downloads import exports_of
from circulade.core.templatetags.component import component
from circulade.core.templatetags.design_layout import known_tone

register = template.Library()


@register.simple_tag
def badge(text: Any, tone: str = "") -> SafeString:
    """Show a state in one or two words."""
    return component("badge", text=text, tone=known_tone(tone))


@register.simple_block_tag
def data_table(
    content: str,
    caption: Any = "",
    hide_caption: bool = False,
    sortable: bool = False,
    anchor: str = "",
) -> SafeString:
    """Show a table that scrolls inside its own frame on narrow screens; the caption says what it lists."""
    return component(
        "data_table",
        content=content,
        caption=caption,
        hide_caption=hide_caption,
        sortable=sortable,
        anchor=anchor,
    )


@register.simple_block_tag
def figures(content: str, label: Any = "") -> SafeString:
    """Put figures in a row."""
    return component("figures", content=content, label=label)


@register.simple_tag
def figure(label: Any, value: Any, unit: Any = "", note: Any = "", href: str = "") -> SafeString:
    """Show one number with its unit and, where it is an estimate, its range as the note."""
    return component("figure", label=label, value=value, unit=unit, note=note, href=href)


@register.simple_tag
def progress(value: int, total: int, label: Any = "", tone: str = "") -> SafeString:
    """Show how much of something is done, in numbers and as a bar."""
    return component("progress", value=value, total=total, label=label, tone=known_tone(tone))


@register.simple_tag
def facts(items: Mapping[Any, Any] | Iterable[tuple[Any, Any]]) -> SafeString:
    """Show names with their values; pairs whose value is empty are left out."""
    pairs = items.items() if isinstance(items, Mapping) else items
    return component("facts", pairs=[(name, value) for name, value in pairs if value not in (None, "", [])])


@register.simple_tag
def chart(svg: Any, caption: Any = "", rows: Any = None, headers: Any = None) -> SafeString:
    """Show a chart with its caption and its data table.

    `svg` is a `circulade.files.charts.Chart`, which brings title, headers and rows along, or the markup that
    our own chart module wrote.
    """
    markup = getattr(svg, "svg", svg)
    return component(
        "chart",
        svg=mark_safe(markup),  # noqa: S308  # written by our chart module, which escapes all text
        caption=caption or getattr(svg, "title", ""),
        rows=getattr(svg, "rows", ()) if rows is None else rows,
        headers=getattr(svg, "headers", ()) if headers is None else headers,
    )


@register.simple_tag(takes_context=True)
def pager(context: template.Context, page: Page[Any]) -> SafeString:
    """Link the pages of a list, keeping its filters."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else None
    if query is not None:
        query.pop("page", None)
    kept = f"&{query.urlencode()}" if query else ""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return component("pager", page=page, kept=kept, numbers=list(numbers), gap=page.paginator.ELLIPSIS)


@register.simple_tag(takes_context=True)
def exports(context: template.Context, address: str = "") -> SafeString:
    """Offer the list of this page, narrowed as it is, as a file in each format; `address` where it is another's."""
    return component("exports", exports=exports_of(context["request"], address))
