"""Whether pool and rules fit together; every problem is found before anything is computed."""

from collections.abc import Iterator
from fractions import Fraction

from circulade.engines.selection.errors import InputRefused, Problem
from circulade.engines.selection.points import LARGEST_TOTAL, Points, points, scale, weights
from circulade.engines.selection.pool import Applicant, Pool
from circulade.engines.selection.rules import PLAIN_NUMBER, Group, Rules


def check(pool: Pool, rules: Rules) -> dict[str, Points]:
    """Return everybody's points, or raise `InputRefused` with all that keeps pool and rules from being used."""
    problems = [*_tracks(rules), *_rules(pool, rules), *_refs(pool, rules)]
    for one in pool.applicants:
        problems += [*_scores(one, pool, rules), *_wishes(one, rules)]
    if not pool.applicants:
        problems.append(Problem("the pool is empty"))
    if problems:
        raise InputRefused(tuple(problems))
    own = points(pool, rules)
    _check_size(own, rules)
    return own


def _tracks(rules: Rules) -> Iterator[Problem]:
    names = [track.name for track in rules.tracks]
    if not names:
        yield Problem("at least one track is needed", rule="tracks")
    for number, track in enumerate(rules.tracks):
        if track.name in names[:number]:
            yield Problem(f"the track {track.name!r} is named twice", rule=f"tracks[{number}].name")
        if not 0 <= track.least <= track.most:
            yield Problem(
                f"least {track.least} and most {track.most} leave no room", rule=f"tracks[{number}]"
            )


def _rules(pool: Pool, rules: Rules) -> Iterator[Problem]:
    tracks = {track.name for track in rules.tracks}
    for key, rule in rules.keyed():
        track = getattr(rule, "track", None)
        if track is not None and track not in tracks:
            yield Problem(f"there is no track {track!r}", rule=f"{key}.track")
        group = getattr(rule, "group", None)
        attribute = group.attribute if isinstance(group, Group) else getattr(rule, "attribute", None)
        if attribute is not None and attribute not in pool.attributes:
            known = ", ".join(pool.attributes) or "none"
            yield Problem(
                f"the pool has no attribute {attribute!r} (it has: {known})", rule=f"{key}.attribute"
            )
        elif isinstance(group, Group) and (group.start is not None or group.below is not None):
            yield from _numbers(pool, group, key)
        criterion = getattr(rule, "criterion", None)
        if criterion not in (None, "total", *pool.criteria):
            yield Problem(f"no scores for criterion {criterion!r} in the pool", rule=f"{key}.criterion")
    for criterion, weight in (rules.weights or {}).items():
        if weight and criterion not in pool.criteria:
            yield Problem(f"no scores for criterion {criterion!r} in the pool", rule=f"weights.{criterion}")
    if rules.weights is not None and not any(rules.weights.values()):
        yield Problem("at least one criterion needs a weight above 0", rule="weights")


def _numbers(pool: Pool, group: Group, key: str) -> Iterator[Problem]:
    for one in pool.applicants:
        for value in one.attributes.get(group.attribute, ()):
            if not PLAIN_NUMBER.fullmatch(value):
                yield Problem(f"{value!r} is no number, as {key} needs", ref=one.ref, column=group.attribute)


def _refs(pool: Pool, rules: Rules) -> Iterator[Problem]:
    named = [
        (f"{kind}[{n}].ref", rule.ref)
        for kind in ("exclude", "include")
        for n, rule in enumerate(getattr(rules, kind))
    ]
    for kind in ("together", "apart"):
        for number, group in enumerate(getattr(rules, kind)):
            named += [(f"{kind}[{number}][{place}]", ref) for place, ref in enumerate(group)]
    for key, ref in named:
        if ref not in pool.by_ref:
            yield Problem(f"there is no applicant {ref!r} in the pool", rule=key)


def _scores(one: Applicant, pool: Pool, rules: Rules) -> Iterator[Problem]:
    needed = set(weights(pool, rules)) | {
        rule.criterion for rule in rules.thresholds if rule.criterion != "total"
    }
    for criterion in sorted(needed & set(pool.criteria)):
        count = len(one.scores.get(criterion, {}))
        if count < max(rules.min_assessments, 1):
            missing = f"{count} of at least {max(rules.min_assessments, 1)} scores for {criterion!r}"
            yield Problem(missing, ref=one.ref, column=f"score:{criterion}")
    for criterion, given in one.scores.items():
        least, most = rules.scale.get(criterion, (Fraction(0), None))
        for who, score in given.items():
            column = f"score:{criterion}:{who}" if who else f"score:{criterion}"
            if score < least or (most is not None and score > most):
                limits = f"{least} to {most}" if most is not None else f"{least} or more"
                yield Problem(
                    f"the score {float(score):g} is outside the scale ({limits})", ref=one.ref, column=column
                )
            if (score * 100).denominator != 1:
                yield Problem("scores have at most 2 decimals", ref=one.ref, column=column)


def _wishes(one: Applicant, rules: Rules) -> Iterator[Problem]:
    tracks = {track.name for track in rules.tracks}
    for name in one.tracks:
        if name not in tracks:
            yield Problem(f"there is no track {name!r} in the rules", ref=one.ref, column="tracks")
    for name, wish in one.prefer.items():
        if name not in tracks:
            yield Problem(f"there is no track {name!r} in the rules", ref=one.ref, column=f"prefer:{name}")
        elif wish not in (1, 2, 3):
            yield Problem("a preference is 1, 2 or 3", ref=one.ref, column=f"prefer:{name}")


def _check_size(own: dict[str, Points], rules: Rules) -> None:
    common, places = scale(own), max(rules.places(None)[1], 1)
    highest = Fraction(max(max(one.points, -one.points) for one in own.values()))
    if max(Fraction(common), common * highest) * places > LARGEST_TOTAL:
        message = (
            f"exact points have the common denominator {common}; with {places} places their sums exceed 2^40: "
            "use smaller weights, fewer decimals or the same number of assessors for every applicant"
        )
        raise InputRefused((Problem(message, rule="weights"),))
