"""What a group is made of: countries, macro-regions, classes and kinds of its members, and whether its size fits."""

from collections import Counter
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from circulade.files.charts import Bar, Chart, bar_chart
from circulade.groups.enums import SeatKind
from circulade.groups.models import Group, Seat
from circulade.register.domain.classes import class_of, macro_region_of
from circulade.register.models import Territory
from circulade.vocabularies.countries import country_name


def _macro_region(territory: Territory) -> str:
    found = macro_region_of(territory)
    return str(found.label) if found else _("not stated")


def _class(territory: Territory) -> str:
    return str(class_of(territory).label) or _("not stated")


VIEWS: tuple[tuple[str, Callable[[Territory], str]], ...] = (
    ("country", lambda territory: country_name(territory.country)),
    ("macro_region", _macro_region),
    ("class", _class),
    ("kind", lambda territory: str(territory.get_kind_display())),
)


def headings() -> dict[str, str]:
    """Return what each view is called."""
    return {
        "country": _("Countries"),
        "macro_region": _("Macro-regions"),
        "class": _("Classes"),
        "kind": _("Kinds of territories"),
    }


def members_of(seats: Iterable[Seat]) -> list[Seat]:
    """Return the members among those who sit in a group."""
    return [seat for seat in seats if seat.kind == SeatKind.MEMBER]


def composition(seats: Iterable[Seat]) -> list[Chart]:
    """Draw how many members' territories have each value; none without territories."""
    territories = [
        seat.participation.territory
        for seat in members_of(seats)
        if seat.participation is not None and seat.participation.territory is not None
    ]
    if not territories:
        return []
    titles = headings()
    return [_chart(titles[key], Counter(value(one) for one in territories)) for key, value in VIEWS]


def _chart(title: str, counts: Counter[str]) -> Chart:
    rows = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return bar_chart(
        [Bar(label, (float(count),), (str(count),)) for label, count in rows],
        title=title,
        description=", ".join(f"{label}: {count}" for label, count in rows),
        series=[_("members")],
        heading=title,
    )


def size_warning(group: Group, members: int) -> str:
    """Say that a group is smaller or larger than it should be; empty when it fits."""
    if group.least is not None and members < group.least:
        return _("The group has %(count)d members; it should have at least %(least)d.") % {
            "count": members,
            "least": group.least,
        }
    if group.most is not None and members > group.most:
        return _("The group has %(count)d members; it should have at most %(most)d.") % {
            "count": members,
            "most": group.most,
        }
    return ""
