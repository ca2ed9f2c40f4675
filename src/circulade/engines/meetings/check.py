"""Refuse what contradicts itself, naming every problem by argument and position."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from unicodedata import normalize

from circulade.engines.meetings.trouble import InputError, Problem
from circulade.engines.meetings.wish import Fixed, Participant, Wish, exact

Pair = tuple[str, str]


def check(
    participants: Sequence[Participant],
    wishes: Sequence[Wish],
    slots: int,
    tables: int,
    *,
    fixed: Sequence[Fixed],
    forbidden: Sequence[Pair],
) -> None:
    """Raise `InputError` with every problem found."""
    problems = [
        Problem(field, f"{field}: {number} is below {least}")
        for field, number, least in (("slots", slots, 1), ("tables", tables, 0))
        if number < least
    ]
    problems += _people(participants, slots)
    known = {person.ref for person in participants}
    problems += _wishes(wishes, known)
    problems += _pairs("forbidden", forbidden, known)
    problems += _pairs("fixed", [(one.a, one.b) for one in fixed], known)
    if not problems:
        problems += _fixed(participants, wishes, slots, fixed=fixed, forbidden=forbidden)
        problems += _tables(participants, tables, fixed)
    if problems:
        raise InputError(problems)


def _people(participants: Sequence[Participant], slots: int) -> Iterator[Problem]:
    seen = dict[str, int]()
    for at, person in enumerate(participants):
        name = normalize("NFC", person.ref)
        if not name.strip():
            yield Problem("participants", "a participant has no ref", at, "ref")
        elif name in seen:
            text = f"{person.ref!r} is participant {seen[name] + 1} already; give everybody one row"
            yield Problem("participants", text, at, "ref")
        seen.setdefault(name, at)
        if strange := set(person.available) - {"0", "1"}:
            text = f"{person.available!r} has {sorted(strange)[0]!r}; write one 0 or 1 for every slot"
            yield Problem("participants", text, at, "available")
        elif len(person.available) != slots:
            text = f"{person.available!r} has {len(person.available)} characters for {slots} slots"
            yield Problem("participants", text, at, "available")
        if person.most is not None and person.most < 0:
            yield Problem("participants", f"{person.most} is below 0", at, "most")


def _wishes(wishes: Sequence[Wish], known: Collection[str]) -> Iterator[Problem]:
    yield from _pairs("wishes", [(wish.a, wish.b) for wish in wishes], known, directed=True)
    for at, wish in enumerate(wishes):
        try:
            exact(wish.weight)
        except ValueError as error:
            yield Problem("wishes", str(error), at, "weight")


def _pairs(
    field: str, pairs: Sequence[Pair], known: Collection[str], *, directed: bool = False
) -> Iterator[Problem]:
    seen = dict[Pair, int]()
    for at, (a, b) in enumerate(pairs):
        strangers = [
            Problem(field, f"{ref!r} is no participant", at, side)
            for side, ref in (("a", a), ("b", b))
            if ref not in known
        ]
        yield from strangers
        key = (a, b) if directed else (min(a, b), max(a, b))
        if a == b:
            yield Problem(field, f"{a!r} cannot meet themselves; take the row out", at, "b")
        elif key in seen and not strangers:
            text = f"{a!r} and {b!r} stand in row {seen[key] + 1} already; keep one of them"
            yield Problem(field, text, at)
        seen.setdefault(key, at)


def _fixed(
    participants: Sequence[Participant],
    wishes: Sequence[Wish],
    slots: int,
    *,
    fixed: Sequence[Fixed],
    forbidden: Sequence[Pair],
) -> Iterator[Problem]:
    people = {person.ref: person for person in participants}
    wished = {frozenset((wish.a, wish.b)) for wish in wishes}
    apart = {frozenset(pair) for pair in forbidden}
    busy = dict[tuple[str, int], str]()
    count = Counter[str]()
    for at, one in enumerate(fixed):
        pair = frozenset((one.a, one.b))
        if pair not in wished:
            yield Problem("fixed", f"nobody wishes that {one.a!r} and {one.b!r} meet; add a wish", at)
        if pair in apart:
            yield Problem("fixed", f"{one.a!r} and {one.b!r} are forbidden to meet", at)
        if not 1 <= one.slot <= slots:
            yield Problem("fixed", f"slot {one.slot} is not from 1 to {slots}", at, "slot")
            continue
        for ref, other in ((one.a, one.b), (one.b, one.a)):
            if people[ref].available[one.slot - 1] == "0":
                yield Problem("fixed", f"{ref!r} is not available in slot {one.slot}", at, "slot")
            if (ref, one.slot) in busy:
                text = f"{ref!r} is fixed with {busy[ref, one.slot]!r} in slot {one.slot} already"
                yield Problem("fixed", text, at, "slot")
            busy.setdefault((ref, one.slot), other)
            count[ref] += 1
            most = people[ref].most
            if most is not None and count[ref] == most + 1:
                yield Problem("fixed", f"{ref!r} has more fixed meetings than the most of {most}", at)


def _tables(participants: Sequence[Participant], tables: int, fixed: Sequence[Fixed]) -> Iterator[Problem]:
    online = {person.ref for person in participants if person.online}
    seated = Counter[int]()
    for at, one in enumerate(fixed):
        if one.a not in online and one.b not in online:
            seated[one.slot] += 1
            if seated[one.slot] == tables + 1:
                text = f"slot {one.slot} has more fixed meetings at tables than the {tables} tables there are"
                yield Problem("fixed", text, at, "slot")
