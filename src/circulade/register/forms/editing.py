"""What all editing forms of the register share: revision, problems of the domain, texts in several languages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.register.domain.problems import Difference, Outdated, RegisterProblem
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.languages import language


class RegisterForm(forms.Form):
    """A form over a record of a programme; keeps what was typed when the domain refuses it."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.differences: tuple[Difference, ...] = ()

    def add_problems(self, problem: RegisterProblem) -> None:
        """Show the domain's sentences at their fields; after `Outdated` the next save keeps what is typed."""
        for name, sentence in problem.problems.items():
            self.add_error(self._home_of(name), sentence)
        if isinstance(problem, Outdated):
            self.differences = tuple(
                Difference(self._label_of(each.field), each.stored, each.typed)
                for each in problem.differences
            )
            self.data = self._data_with("revision", str(problem.revision))

    def _data_with(self, name: str, value: str) -> QueryDict:
        """What was sent, with one value replaced."""
        data = QueryDict(mutable=True)
        for key, sent in self.data.lists() if isinstance(self.data, MultiValueDict) else ():
            data.setlist(key, sent)
        data[name] = value
        return data

    def _home_of(self, name: str) -> str | None:
        """The field that shows a problem: a translated text's first language, else the whole form."""
        if name in self.fields:
            return name
        return next((field for field in self.fields if field.startswith(f"{name}_") and name), None)

    def _label_of(self, name: str) -> str:
        home = self._home_of(name)
        label = self.fields[home].label if home else None
        return str(label or name)

    def text(self, name: str) -> str:
        """What was typed into a line, without blanks around."""
        return str(self.cleaned_data.get(name) or "").strip()


def add_translations(
    form: RegisterForm, name: str, *, label: str, initial: Mapping[str, str], long: bool = False
) -> None:
    """Add one field per language of the programme."""
    for code in form.programme.languages or ["en"]:
        form.fields[f"{name}_{code}"] = forms.CharField(
            label=_("%(label)s in %(language)s") % {"label": label, "language": language_name(code)},
            required=False,
            max_length=5000 if long else 200,
            initial=initial.get(code, ""),
            widget=forms.Textarea(attrs={"rows": 3, "lang": code})
            if long
            else forms.TextInput(attrs={"lang": code}),
        )


def add_other_names(form: RegisterForm, *, initial: Mapping[str, str]) -> None:
    """Add the field for names in languages that the programme does not use."""
    own = set(form.programme.languages or ["en"])
    lines = [f"{code}: {text}" for code, text in sorted(initial.items()) if code not in own]
    form.fields["other_names"] = forms.CharField(
        label=_("Names in other languages"),
        help_text=_("One a line, the language's code first: “fi: Tukholma”."),
        required=False,
        initial="\n".join(lines),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def typed_translations(form: RegisterForm, name: str) -> dict[str, str]:
    """What was typed per language, empty ones left out."""
    typed = {code: form.text(f"{name}_{code}") for code in form.programme.languages or ["en"]}
    return {code: text for code, text in typed.items() if text}


def typed_other_names(form: RegisterForm) -> dict[str, str]:
    """Names in further languages; raises `forms.ValidationError` naming the line."""
    found: dict[str, str] = {}
    for number, line in enumerate(str(form.cleaned_data.get("other_names") or "").splitlines(), 1):
        if not line.strip():
            continue
        code, colon, text = line.partition(":")
        try:
            known = code.strip() if code.strip() == "und" else language(code).code
        except UnknownCode as unknown:
            raise forms.ValidationError(f"{_('Line')} {number}: {unknown}") from None
        if not colon or not text.strip():
            raise forms.ValidationError(
                _("Line %(number)s: write the language's code, a colon and the name.") % {"number": number}
            )
        found[known] = text.strip()
    return found


def language_name(code: str) -> str:
    """The English name of a language, to be translated; the code itself outside the list."""
    try:
        return _(language(code).name)
    except UnknownCode:
        return code
