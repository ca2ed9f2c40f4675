"""Tags for forms: fields with label, help and errors, the summary of errors, filters."""

from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, FileInput
from django.utils.safestring import SafeString

from circulade.core.templatetags.component import component
from circulade.core.templatetags.translated import versions

register = template.Library()


@register.simple_tag
def field(bound: BoundField, label: Any = "", hint: Any = "", wide: bool = False) -> SafeString:
    """Show one field with its label, help, errors and input; what is not required says that it is optional."""
    widget = bound.field.widget
    if bound.is_hidden:
        return SafeString(str(bound))
    inputs = versions(bound)
    # A translated text that is required in one language at least says so in a way of its own; what must be answered
    # once it is asked is no optional answer either, though its field may stay empty.
    required = bound.field.required or widget.is_required or getattr(bound.field, "one_required", False)
    return component(
        "field",
        field=bound,
        label=label or bound.label,
        hint=hint,
        wide=wide,
        is_checkbox=isinstance(widget, CheckboxInput),
        is_file=isinstance(widget, FileInput),
        is_group=bound.use_fieldset and len(inputs) != 1,
        versions=inputs,
        optional=not (required or isinstance(widget, CheckboxInput)),
    )


@register.simple_tag
def form_errors(form: BaseForm) -> SafeString:
    """Say at the top what is wrong, each line a link to its field."""
    if not form.errors:
        return SafeString("")
    fields = [bound for bound in form.visible_fields() if bound.errors]
    hidden = [
        f"{bound.label or bound.name}: {error}" for bound in form.hidden_fields() for error in bound.errors
    ]
    return component("form_errors", form=form, fields=fields, general=[*form.non_field_errors(), *hidden])


@register.simple_tag
def form_fields(form: BaseForm) -> SafeString:
    """Show all fields of a form, hidden ones included; the errors come first."""
    return component("form_fields", form=form)


@register.simple_tag(takes_context=True)
def filters(context: template.Context, form: BaseForm, label: Any = "", keep: str = "") -> SafeString:
    """Show a form of filters that is sent with GET; `keep` names parameters to carry along, comma-separated."""
    request = context.get("request")
    query = request.GET if request is not None else {}
    kept = {name: query[name] for name in keep.split(",") if name in query}
    return component(
        "filters",
        form=form,
        label=label,
        kept=kept,
        path=request.path if request is not None else "",
        filtered=any(name in query and query[name] for name in form.fields),
    )
