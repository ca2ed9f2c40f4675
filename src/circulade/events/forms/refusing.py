"""Put what the domain refuses beside the input it is about."""

from django import forms

from circulade.events.domain.trouble import Refused


def put_refusal(form: forms.Form, refused: Refused) -> None:
    """Show the sentence at its field, at the field's first language, or above the form."""
    field = refused.field if refused.field in form.fields else None
    if field is None and refused.field:
        # A text in several languages has one input each.
        field = next((name for name in form.fields if name.startswith(f"{refused.field}_")), None)
    form.add_error(field, str(refused))
