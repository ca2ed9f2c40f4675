"""What waits for whom: questions for partners to answer, agreements for the office to act on."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme, User
from circulade.core.navigation import Task
from circulade.symbiosis.domain.streams import CODED
from circulade.symbiosis.enums import LinkState
from circulade.symbiosis.models import District, SymbiosisLink
from circulade.symbiosis.queries.streams import current_streams


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something a facilitator can do now in a district, and where."""

    label: str
    href: str


def next_steps(district: District) -> list[NextStep]:
    """Return what a district waits for, in the order of the work: notes, codes, places, inputs, partners."""
    unconfirmed = Q(kind__in=CODED, codes=[])
    streams = current_streams(district).aggregate(count=Count("pk"), codes=Count("pk", filter=unconfirmed))
    if not streams["count"]:
        return [
            _step(_("Take the notes of a workshop in, or add sites and their streams"), "notes", district)
        ]
    both = Q(have_agreed_at__isnull=False, want_agreed_at__isnull=False)
    answers = Q(have_declined_at__isnull=True, want_declined_at__isnull=True)
    links = SymbiosisLink.objects.filter(district=district, state=LinkState.IDEA).aggregate(
        agreed=Count("pk", filter=both),
        silent=Count("pk", filter=answers & Q(asked_at__isnull=False) & ~both),
    )
    places = district.sites.filter(latitude__isnull=True).count()
    found = [
        (streams["codes"], _("Streams whose code is to be confirmed: %(count)d"), "confirming", ""),
        (places, _("Sites without a place on the map: %(count)d"), "sites", "?unplaced=on"),
        (district.per_tkm is None, _("State the inputs of the study, so that leads have a gain"), "edit", ""),
        (
            links["silent"],
            _("Links asked through the office without both answers: %(count)d"),
            "links",
            "?state=idea",
        ),
        (
            links["agreed"],
            _("Links both sides agreed to, to be discussed: %(count)d"),
            "links",
            "?state=idea",
        ),
    ]
    return [
        _step(label % {"count": count}, name, district, query) for count, label, name, query in found if count
    ]


def _step(label: str, name: str, district: District, query: str = "") -> NextStep:
    return NextStep(label, reverse(f"symbiosis:{name}", args=[district.ref]) + query)


def questions_asked(user: User, programme: Programme) -> list[Task]:
    """Say how many links wait for an answer of a site that somebody speaks for."""
    open_ = [
        Q(
            (f"{side}__site__partners__user", user),
            (f"{side}_agreed_at", None),
            (f"{side}_declined_at", None),
        )
        for side in ("have", "want")
    ]
    asked = SymbiosisLink.objects.filter(district__programme=programme, asked_at__isnull=False)
    count = asked.filter(open_[0] | open_[1]).exclude(state=LinkState.DROPPED).distinct().count()
    if not count:
        return []
    return [Task(_("Answer whether another site may know you"), reverse("symbiosis:own_sites"), count=count)]


def links_to_move(user: User, programme: Programme) -> list[Task]:
    """Say for each district how many ideas both sides agreed to, so that they can talk."""
    if not user.has_perm("symbiosis.facilitate", programme):
        return []
    agreed = SymbiosisLink.objects.filter(
        district__programme=programme,
        state=LinkState.IDEA,
        have_agreed_at__isnull=False,
        want_agreed_at__isnull=False,
    )
    counts = dict[tuple[str, str], int]()
    for key in agreed.order_by("district__ref").values_list("district__ref", "district__title"):
        counts[key] = counts.get(key, 0) + 1
    told = _("Bring together who agreed: %(district)s")
    return [
        Task(told % {"district": title}, f"{reverse('symbiosis:links', args=[ref])}?state=idea", count=count)
        for (ref, title), count in counts.items()
    ]
