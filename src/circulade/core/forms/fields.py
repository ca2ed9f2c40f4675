"""A field of a form by its name, of the kind it was declared as."""

from typing import TypeVar

from django.forms import BaseForm, Field

Kind = TypeVar("Kind", bound=Field)


def field(form: BaseForm, name: str, kind: type[Kind]) -> Kind:
    """Return the field of this name, to set what is known only when the form is made.

    Raises TypeError if it is of another kind: Django's types know no field by its name.
    """
    found = form.fields[name]
    if not isinstance(found, kind):
        raise TypeError(f"{type(form).__name__}.{name} is a {type(found).__name__}, not a {kind.__name__}")
    return found
