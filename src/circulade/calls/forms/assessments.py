"""Forms of assessment: conflicts, assessors, how a call is assessed, consensus records."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import User
from circulade.calls.domain.assessors import Profile
from circulade.calls.forms.steps import words
from circulade.calls.forms.widgets import country_choices
from circulade.calls.models import AssessmentPhase, Assessor, Call
from circulade.calls.queries.assessments import has_begun
from circulade.core.forms.fields import field
from circulade.core.forms.moments import MomentField
from circulade.register.models import Organisation
from circulade.vocabularies.languages import languages


class ConflictForm(forms.Form):
    """Why somebody may not see an application."""

    reason = words(
        _("What is the conflict?"),
        help_text=_("For the selection lead only, such as: I worked there until May."),
    )


class LiftForm(forms.Form):
    """Why a conflict is none."""

    reason = words(_("Why is it none?"))


class RecordConflictForm(ConflictForm):
    """The office records somebody's conflict."""

    def __init__(self, *args: Any, people: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", "—"), *((str(user.pk), str(user)) for user in people)]
        self.fields["user"] = forms.ChoiceField(label=_("Who has the conflict?"), choices=choices)
        self.order_fields(["user", "reason"])


class ProfileForm(forms.Form):
    """What assignment asks of an assessor."""

    languages = forms.MultipleChoiceField(
        label=_("Reads"), required=False, widget=forms.CheckboxSelectMultiple
    )
    expertise = forms.MultipleChoiceField(
        label=_("Knows about"), required=False, widget=forms.CheckboxSelectMultiple
    )
    country = forms.ChoiceField(
        label=_("Works in"), required=False, help_text=_("Applications from there are a conflict.")
    )
    organisation = forms.ModelChoiceField(
        label=_("Own organisation"),
        required=False,
        queryset=Organisation.objects.none(),
        help_text=_("Its applications are a conflict."),
    )
    load = forms.IntegerField(label=_("Takes at most"), min_value=0, max_value=1000, initial=40)

    def __init__(
        self,
        *args: Any,
        call: Call,
        topics: Iterable[tuple[str, str]],
        assessor: Assessor | None = None,
        **options: Any,
    ) -> None:
        if assessor is not None:
            options["initial"] = {
                "languages": assessor.languages,
                "expertise": assessor.expertise,
                "country": assessor.country,
                "organisation": assessor.organisation_id,
                "load": assessor.load,
            }
        super().__init__(*args, **options)
        offered = list(topics)
        known = {code for code, _label in offered}
        held = assessor.expertise if assessor else []
        offered += [(code, code) for code in held if code not in known]
        field(self, "languages", forms.ChoiceField).choices = [(each.code, each.name) for each in languages()]
        field(self, "expertise", forms.ChoiceField).choices = offered
        field(self, "country", forms.ChoiceField).choices = country_choices()
        field(self, "organisation", forms.ModelChoiceField).queryset = call.programme.organisations.order_by(
            "name"
        )
        if not offered:
            del self.fields["expertise"]

    def profile(self) -> Profile:
        """Return what was entered."""
        said = self.cleaned_data
        return Profile(
            said["languages"], said.get("expertise", ()), said["country"], said["organisation"], said["load"]
        )


class AddAssessorForm(ProfileForm):
    """Somebody new, by e-mail address: with an account they have their desk at once, others get a link."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Whoever has an account gets the desk at once; others get a letter with a link."),
    )
    field_order = ["email", "languages", "expertise", "country", "organisation", "load"]


class PhaseForm(forms.Form):
    """How a call is assessed."""

    def __init__(
        self,
        *args: Any,
        call: Call,
        phase: AssessmentPhase,
        questions: Iterable[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        zone = call.time_zone
        self.fields["due_at"] = MomentField(label=_("Due"), zone=zone, initial=phase.due_at, required=False)
        self.fields["closes_at"] = MomentField(
            label=_("Closes"),
            zone=zone,
            initial=phase.closes_at,
            required=False,
            help_text=_("From then on nobody scores or reopens. Empty: until the selection is decided."),
        )
        self.fields["topic_question"] = forms.ChoiceField(
            label=_("Topics come from"),
            required=False,
            initial=phase.topic_question,
            choices=[("", _("the first question with choices")), *questions],
        )
        self.fields["blind"] = forms.BooleanField(
            label=_("Assessors do not see who applies"),
            required=False,
            initial=call.blind,
            disabled=has_begun(call),
            help_text=_("Can be changed until the first application is with an assessor."),
        )
        self.fields["seed"] = forms.CharField(
            label=_("Text of the draw"),
            required=False,
            max_length=200,
            initial=phase.seed,
            help_text=_("Settles ties between equally good assignments; write down something public."),
        )


class ConsensusForm(forms.Form):
    """The record of a consensus meeting."""

    def __init__(self, *args: Any, zone: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["held_at"] = MomentField(label=_("Held on"), zone=zone)
        self.fields["people"] = forms.CharField(
            label=_("Who took part"),
            required=False,
            max_length=500,
            widget=forms.TextInput(attrs={"dir": "auto"}),
        )
        self.fields["text"] = words(_("What was agreed"))
