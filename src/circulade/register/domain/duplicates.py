"""Find records that probably mean the same: scored, with reasons, for a person to decide."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.register.domain.name_index import NameIndex
from circulade.register.domain.naming import read_name
from circulade.register.models import Organisation, Person, Territory
from circulade.register.queries.names import names_of
from circulade.words.folding import fold

LEAST = 0.6
# Addresses of these say nothing about an organisation.
FREE_MAIL = frozenset(
    (
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "yahoo.com",
        "icloud.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "orange.fr",
        "libero.it",
        "wp.pl",
        "seznam.cz",
        "proton.me",
        "protonmail.com",
    )
)

T = TypeVar("T", Territory, Organisation, Person)
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Duplicate(Generic[T]):
    """Two records that may be one, with how sure (0 to 1) and why; the older one comes first."""

    first: T
    second: T
    score: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Evidence:
    """What speaks for two records being one: reasons with their weights, added like chances."""

    weights: dict[str, float]

    @property
    def score(self) -> float:
        """One minus the chance that no reason is right."""
        doubt = 1.0
        for weight in self.weights.values():
            doubt *= 1 - weight
        return round(1 - doubt, 2)


Pairs = dict[tuple[int, int], _Evidence]


def territory_duplicates(programme: Programme) -> list[Duplicate[Territory]]:
    """Territories of one country with names that mean the same in any language, codes supporting."""
    rows = {row.pk: row for row in programme.territories.filter(merged_into=None).prefetch_related("codes")}
    names = {pk: list(names_of(row).values()) for pk, row in rows.items()}
    countries = {pk: row.country for pk, row in rows.items()}
    pairs = _by_names(names, countries, places=True)
    codes = {pk: {code.code for code in row.codes.all()} for pk, row in rows.items()}
    for (one, other), found in pairs.items():
        if shared := codes[one] & codes[other]:
            found.weights[_("same code: %(codes)s") % {"codes": ", ".join(sorted(shared))}] = 0.4
        if rows[one].kind != rows[other].kind:
            found.weights = {reason: weight * 0.5 for reason, weight in found.weights.items()}
    return _sorted(rows, pairs)


def organisation_duplicates(programme: Programme) -> list[Duplicate[Organisation]]:
    """Organisations of one country with names that mean the same; websites and e-mail domains supporting."""
    found = programme.organisations.filter(merged_into=None).prefetch_related("contacts__person")
    rows = {row.pk: row for row in found}
    names = {pk: list(names_of(row).values()) for pk, row in rows.items()}
    countries = {pk: row.country for pk, row in rows.items()}
    pairs = _by_names(names, countries, places=False)
    domains = {pk: domains_of(row) for pk, row in rows.items()}
    for pair, shared in _sharing(domains, countries):
        reason = _("same website or e-mail domain: %(domain)s") % {"domain": ", ".join(sorted(shared))}
        pairs.setdefault(pair, _Evidence({})).weights[reason] = 0.6
    return _sorted(rows, pairs)


def person_duplicates(programme: Programme) -> list[Duplicate[Person]]:
    """People with the same e-mail address, or the same name and an organisation in common."""
    found = programme.people.filter(merged_into=None, erased_at=None).prefetch_related("contacts")
    rows = {row.pk: row for row in found}
    anywhere = dict.fromkeys(rows, "")
    pairs: Pairs = {}
    for pair, _shared in _sharing({pk: {row.email} - {""} for pk, row in rows.items()}, anywhere):
        pairs.setdefault(pair, _Evidence({})).weights[_("same e-mail address")] = 0.9
    for pair, _shared in _sharing({pk: {_sorted_words(row.name)} for pk, row in rows.items()}, anywhere):
        pairs.setdefault(pair, _Evidence({})).weights[_("same name")] = 0.6
    served = {pk: {each.organisation_id for each in row.contacts.all()} for pk, row in rows.items()}
    for (one, other), evidence in pairs.items():
        if served[one] & served[other]:
            evidence.weights[_("serve the same organisation")] = 0.5
    return _sorted(rows, pairs)


def _sorted_words(name: str) -> str:
    """A person's name folded, its words in alphabetical order: "Doe, Jane" is "Jane Doe"."""
    return " ".join(sorted(fold(name).split()))


def domains_of(organisation: Organisation) -> set[str]:
    """The domains of an organisation's website and of its people's addresses, free mail left out."""
    found = {each.person.email.rpartition("@")[2].lower() for each in organisation.contacts.all()}
    host = (urlsplit(organisation.website).hostname or "").lower().removeprefix("www.")
    return {domain for domain in {*found, host} if domain} - FREE_MAIL


def _by_names(names: dict[int, list[str]], countries: dict[int, str], *, places: bool) -> Pairs:
    """Pairs of one country whose names find each other."""
    index: NameIndex[int] = NameIndex()
    for pk, known in names.items():
        index.add(pk, pk, names=known, country=countries[pk], places=places)
    pairs: Pairs = {}
    for pk, known in names.items():
        for name in known:
            for hit in index.find(read_name(name), country=countries[pk], places=places):
                if hit.key == pk or countries[hit.key] != countries[pk]:
                    continue
                pair = (min(pk, hit.key), max(pk, hit.key))
                evidence = pairs.setdefault(pair, _Evidence({}))
                if not evidence.weights or hit.score * 0.9 > max(evidence.weights.values()):
                    evidence.weights = {hit.reason: hit.score * 0.9}
    return pairs


def _sharing(
    values: dict[int, set[Value]], countries: dict[int, str]
) -> Iterator[tuple[tuple[int, int], set[Value]]]:
    """Pairs of one country that have a value in common; values that many have say nothing."""
    holders: dict[Value, list[int]] = defaultdict(list)
    for pk, found in values.items():
        for value in found:
            holders[value].append(pk)
    pairs: dict[tuple[int, int], set[Value]] = defaultdict(set)
    for value, keys in holders.items():
        if len(keys) <= 8:
            for one, other in combinations(sorted(keys), 2):
                if countries[one] == countries[other]:
                    pairs[one, other].add(value)
    yield from pairs.items()


def _sorted(rows: dict[int, T], pairs: Pairs) -> list[Duplicate[T]]:
    found = [
        Duplicate(rows[one], rows[other], evidence.score, tuple(evidence.weights))
        for (one, other), evidence in pairs.items()
        if evidence.score >= LEAST
    ]
    return sorted(found, key=lambda each: (-each.score, each.first.pk, each.second.pk))
