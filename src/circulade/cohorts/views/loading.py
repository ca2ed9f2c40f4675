"""Load what a studio page is about, or say 404, before anything else."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from circulade.accounts.models import User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.cohorts.called import called_in
from circulade.cohorts.models import CohortSelection, RuleSet
from circulade.cohorts.queries import rule_set_in, selection_in
from circulade.cohorts.sources import Source, source_of, tabs_of


@dataclass(frozen=True, slots=True)
class Studio:
    """A rule set with the thing it belongs to, how to read that, and who looks at it."""

    rule_set: RuleSet
    subject: Any
    source: Source
    user: User

    @property
    def hidden(self) -> frozenset[str]:
        """Applicants this user may not see because of a conflict."""
        return self.source.hidden(self.subject, self.user)

    def context(self, **more: Any) -> dict[str, Any]:
        """What every studio page shows."""
        return {
            "rule_set": self.rule_set,
            "title": self.source.title(self.subject),
            "called": called_in(self.subject),
            "back": self.source.href(self.subject),
            "tabs": tabs_of(self.subject, self.user),
            "locked": self.source.locked(self.subject),
            "may_select": self.user.has_perm("cohorts.select", self.rule_set),
            **more,
        }


def studio_of(request: HttpRequest, pk: int, *, permission: str = "cohorts.read") -> Studio:
    """Load a rule set of the current programme; 404 if there is none, 403 without the permission."""
    programme = current_programme(request)
    rule_set = rule_set_in(programme.pk, pk) if programme else None
    return _studio(request, rule_set, permission)


def selection_of(
    request: HttpRequest, pk: int, *, permission: str = "cohorts.read"
) -> tuple[Studio, CohortSelection]:
    """Load a selection of the current programme, likewise."""
    programme = current_programme(request)
    selection = selection_in(programme.pk, pk) if programme else None
    if selection is None:
        raise Http404
    return _studio(request, selection.rule_set, permission), selection


def _studio(request: HttpRequest, rule_set: RuleSet | None, permission: str) -> Studio:
    if rule_set is None or rule_set.about is None or not isinstance(request.user, User):
        raise Http404
    require(request.user, permission, rule_set)
    return Studio(rule_set, rule_set.about, source_of(rule_set.about), request.user)
