"""The design system's components as template tags; a built-in library, so no template loads it.

Each family of tags has a module of its own; this one only gathers them.
"""

from django import template

from circulade.core.templatetags import (
    design_actions,
    design_data,
    design_forms,
    design_layout,
    design_shell,
    design_text,
)

register = template.Library()
for family in (design_layout, design_actions, design_forms, design_data, design_text, design_shell):
    register.tags.update(family.register.tags)
    register.filters.update(family.register.filters)
