"""Who is already involved in what: the facts behind "Who is already where?" and the priority rule of calls."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from circulade.register.enums import ParticipationKind, ParticipationState
from circulade.register.models import Organisation, Participation, Territory

When = Literal["now", "ever"]
# Priority goes to those in no working group and no community; Pilots and Fellows as such keep theirs.
GROUP_KINDS = (ParticipationKind.WORKING_GROUP, ParticipationKind.COMMUNITY)


def _started(on: date) -> Q:
    return Q(since__isnull=True) | Q(since__lte=on)


def counted(*, kinds: Iterable[str] = GROUP_KINDS, when: When, on: date) -> QuerySet[Participation]:
    """The participations that make somebody involved on a day, or by a day.

    Now: confirmed, begun and not ended. Ever: confirmed and begun, ended or not; also withdrawn ones that
    had begun and ended later. An unknown start counts as begun, an unknown end as lasting.
    """
    confirmed = Q(state=ParticipationState.CONFIRMED) & _started(on)
    if when == "now":
        return Participation.objects.filter(
            confirmed & (Q(until__isnull=True) | Q(until__gte=on)), kind__in=list(kinds)
        )
    left = Q(state=ParticipationState.WITHDRAWN, since__lte=on, until__gt=F("since"))
    return Participation.objects.filter(confirmed | left, kind__in=list(kinds))


def involved(
    territory: Territory, *, kinds: Iterable[str] = GROUP_KINDS, when: When = "now", on: date
) -> bool:
    """Whether a territory takes part (or ever took part) in something of these kinds on a day."""
    return counted(kinds=kinds, when=when, on=on).filter(territory=territory).exists()


def involved_territories(
    ids: Iterable[int], *, kinds: Iterable[str] = GROUP_KINDS, when: When = "now", on: date
) -> frozenset[int]:
    """Which of these territories are involved: the same question for many, in one query."""
    found = counted(kinds=kinds, when=when, on=on).filter(territory_id__in=list(ids))
    return frozenset(pk for pk in found.values_list("territory_id", flat=True) if pk is not None)


def involvements(territory: Territory) -> QuerySet[Participation]:
    """All participations of a territory, newest first."""
    return _with_names(territory.participations.all())


def involvements_of(organisation: Organisation) -> QuerySet[Participation]:
    """All participations of an organisation, newest first."""
    return _with_names(organisation.participations.all())


def involvements_by_territory(ids: Iterable[int]) -> dict[int, list[Participation]]:
    """The participations of several territories, newest first, in one query."""
    found: dict[int, list[Participation]] = defaultdict(list)
    for each in _with_names(Participation.objects.filter(territory_id__in=list(ids))):
        if each.territory_id is not None:
            found[each.territory_id].append(each)
    return found


def involvements_by_organisation(ids: Iterable[int]) -> dict[int, list[Participation]]:
    """The participations of several organisations, newest first, in one query."""
    found: dict[int, list[Participation]] = defaultdict(list)
    for each in _with_names(Participation.objects.filter(organisation_id__in=list(ids))):
        if each.organisation_id is not None:
            found[each.organisation_id].append(each)
    return found


def _with_names(rows: QuerySet[Participation]) -> QuerySet[Participation]:
    return rows.select_related("territory", "organisation", "project").order_by(
        F("since").desc(nulls_last=True), "pk"
    )


@dataclass(frozen=True, slots=True)
class Priority:
    """Who has priority: those not involved in something of these kinds, on a day or by a day."""

    on: date
    kinds: tuple[str, ...] = GROUP_KINDS
    when: When = "now"

    def sentence(self) -> str:
        """The rule in words."""
        labels = [str(ParticipationKind(kind).label) for kind in self.kinds]
        listed = _(" or ").join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)
        words = {"kinds": listed, "day": date_format(self.on, "j F Y")}
        if self.when == "now":
            return _("Priority goes to territories that take part in no %(kinds)s on %(day)s.") % words
        return _("Priority goes to territories that never took part in a %(kinds)s up to %(day)s.") % words

    def lost_by(self, participations: Iterable[Participation]) -> list[Participation]:
        """Those of some participations, already read, that take the priority away."""
        return [each for each in participations if each.kind in self.kinds and self._counts(each)]

    def _counts(self, each: Participation) -> bool:
        begun = each.since is None or each.since <= self.on
        if self.when == "now":
            lasting = each.until is None or each.until >= self.on
            return each.state == ParticipationState.CONFIRMED and begun and lasting
        if each.state == ParticipationState.WITHDRAWN:
            return each.since is not None and begun and each.until is not None and each.until > each.since
        return each.state == ParticipationState.CONFIRMED and begun
