"""What waits for whom: questions for partners to answer, agreements for the office to act on."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme, User
from circulade.core.navigation import Task
from circulade.symbiosis.enums import LinkState
from circulade.symbiosis.models import SymbiosisLink


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
