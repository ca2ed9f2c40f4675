"""Tags for what one can do: buttons, links that look like them, small forms that post, icons."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from circulade.core.templatetags.component import component
from circulade.core.templatetags.icons import icon_svg

register = template.Library()
KINDS = ("primary", "secondary", "quiet", "danger")


def known_kind(kind: str) -> str:
    """Return the kind of button, or say which there are."""
    if kind not in KINDS:
        raise template.TemplateSyntaxError(f"{kind!r} is no kind of button: use one of {', '.join(KINDS)}")
    return kind


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon."""
    return icon_svg(name, label=label)


@register.simple_tag
def button(label: Any, href: str = "", kind: str = "secondary", **attributes: Any) -> SafeString:
    """Show a link as a button or, without `href`, a button that submits its form.

    Further attributes: `icon`, `name`, `value`, `form`, `formaction`, `confirm` (asked before), `download`,
    `small`, `id`, `describedby`.
    """
    drawn = icon_svg(attributes["icon"]) if attributes.get("icon") else ""
    return component(
        "button", **(attributes | {"label": label, "href": href, "kind": known_kind(kind), "icon": drawn})
    )


@register.simple_tag
def submit(label: Any, kind: str = "primary", **attributes: Any) -> SafeString:
    """Show the button that submits a form."""
    return button(label, kind=kind, **attributes)


@register.simple_tag(takes_context=True)
def action(
    context: template.Context, label: Any, url: str, kind: str = "secondary", confirm: Any = "", **hidden: Any
) -> SafeString:
    """Show a button that posts to an address; further arguments become hidden fields of the form."""
    drawn = icon_svg(str(hidden.pop("icon"))) if "icon" in hidden else ""
    small = bool(hidden.pop("small", False))
    return component(
        "action",
        csrf_token=context.get("csrf_token", ""),
        url=url,
        hidden=hidden,
        button=component(
            "button", label=label, kind=known_kind(kind), confirm=confirm, icon=drawn, small=small
        ),
    )


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """Put buttons in one row that wraps."""
    return component("actions", content=content)
