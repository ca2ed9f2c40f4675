"""The form of a project."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.register.domain.projects import ProjectValues
from circulade.register.forms.editing import RegisterForm, add_translations, typed_translations
from circulade.register.forms.person import DAY
from circulade.register.models import Organisation, Project, Territory
from circulade.register.queries.names import names_of

PLAIN = ("acronym", "starts", "ends", "website", "public", "revision")
RELATED = ("organisations", "territories")


class ProjectForm(RegisterForm):
    """All that the office states about a project."""

    acronym = forms.CharField(label=_("Acronym"), required=False, max_length=40)
    starts = forms.DateField(label=_("Starts"), required=False, widget=DAY)
    ends = forms.DateField(label=_("Ends"), required=False, widget=DAY)
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("Organisations"), required=False
    )
    territories = forms.ModelMultipleChoiceField(
        Territory.objects.none(), label=_("Territories"), required=False
    )
    public = forms.BooleanField(label=_("Show to the public"), required=False)

    def __init__(self, *args: Any, project: Project | None = None, **kwargs: Any) -> None:
        if project is not None:
            kwargs["initial"] = {name: getattr(project, name) for name in PLAIN} | {
                name: [each.pk for each in getattr(project, name).all()] for name in RELATED
            }
        super().__init__(*args, **kwargs)
        for name in RELATED:
            rows = getattr(self.programme, name).filter(merged_into=None)
            self.fields[name] = forms.ModelMultipleChoiceField(
                rows, label=self.fields[name].label, required=False
            )
        add_translations(self, "name", label=str(_("Name")), initial=names_of(project) if project else {})
        self.order_fields([name for name in self.fields if name.startswith("name_")])

    def values(self) -> ProjectValues:
        """What was typed, for the domain."""
        data = self.cleaned_data
        return ProjectValues(
            name=typed_translations(self, "name"),
            organisations=tuple(data["organisations"]),
            territories=tuple(data["territories"]),
            **{name: data[name] for name in PLAIN if name != "revision"},
        )
