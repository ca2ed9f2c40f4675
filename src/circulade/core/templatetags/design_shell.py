"""Tags of the shell: menus from the navigation registry, what waits, the mark."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from circulade.core.navigation import Section, Task, menu, tasks_for
from circulade.core.templatetags.component import component

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_of(context: template.Context, workspace: str) -> tuple[Section, ...]:
    """Return the menu of a workspace for this user on this page."""
    request = context.get("request")
    if request is None or not hasattr(request, "user"):
        return ()
    return menu(workspace, user=request.user, programme=context.get("programme"), path=request.path)


@register.simple_tag(takes_context=True)
def waiting(context: template.Context, workspace: str) -> list[Task]:
    """Return what waits for this user in a workspace."""
    request, programme = context.get("request"), context.get("programme")
    if request is None or programme is None or not request.user.is_authenticated:
        return []
    return tasks_for(workspace, user=request.user, programme=programme)


@register.simple_tag
def task_list(items: list[Task]) -> SafeString:
    """Show what waits: how many, of what, until when."""
    return component("task_list", items=items)


@register.simple_tag
def mark(size: int = 28, label: Any = "") -> SafeString:
    """Draw the mark: a village of concentric rings."""
    return component("mark", size=size, label=label)
