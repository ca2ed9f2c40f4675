"""Forms of people, of their part in organisations, and of what experts offer."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.register.domain.codes import split_codes
from circulade.register.domain.people import PersonValues
from circulade.register.forms.editing import RegisterForm
from circulade.register.models import Contact, Expert, Organisation, Person

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PersonForm(RegisterForm):
    """What the office knows about a person."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    languages = forms.CharField(
        label=_("Languages"), help_text=_("Codes, such as “en, pt”."), required=False, max_length=200
    )
    invented = forms.BooleanField(label=_("Invented, for demonstration"), required=False)

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        if person is not None:
            names = ("name", "email", "phone", "invented", "revision")
            kwargs["initial"] = {name: getattr(person, name) for name in names} | {
                "languages": ", ".join(person.languages)
            }
        super().__init__(*args, **kwargs)

    def values(self) -> PersonValues:
        """What was typed, for the domain."""
        return PersonValues(
            name=self.text("name"),
            email=self.text("email"),
            phone=self.text("phone"),
            languages=split_codes(self.text("languages")),
            invented=self.cleaned_data["invented"],
        )


class ContactForm(RegisterForm):
    """Let a person serve an organisation."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    title = forms.CharField(label=_("Title or role"), required=False, max_length=200)
    main = forms.BooleanField(label=_("Main contact"), required=False)
    since = forms.DateField(label=_("Since"), required=False, widget=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ModelChoiceField(
            self.programme.organisations.filter(merged_into=None), label=_("Organisation")
        )


class HandOverForm(RegisterForm):
    """A contact leaves; the organisation stays, and somebody may follow."""

    on = forms.DateField(label=_("Last day"), widget=DAY)
    successor = forms.ModelChoiceField(Person.objects.none(), label=_("Successor"), required=False)
    title = forms.CharField(label=_("Title or role of the successor"), required=False, max_length=200)

    def __init__(self, *args: Any, contact: Contact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = self.programme.people.filter(merged_into=None, erased_at=None).exclude(pk=contact.person_id)
        self.fields["successor"] = forms.ModelChoiceField(others, label=_("Successor"), required=False)


class ExpertForm(RegisterForm):
    """What an expert offers."""

    skills = forms.CharField(
        label=_("Skills"),
        help_text=_("One a line."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    days_available = forms.DecimalField(
        label=_("Days available"), max_digits=6, decimal_places=1, initial=Decimal(0)
    )
    days_used = forms.DecimalField(label=_("Days used"), max_digits=6, decimal_places=1, initial=Decimal(0))

    def __init__(self, *args: Any, expert: Expert | None = None, **kwargs: Any) -> None:
        if expert is not None:
            kwargs["initial"] = {
                "skills": "\n".join(expert.skills),
                "days_available": expert.days_available,
                "days_used": expert.days_used,
            }
        super().__init__(*args, **kwargs)
