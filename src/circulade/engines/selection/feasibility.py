"""Whether the rules can be met at all, and at once which rule asks for more than the pool has.

The findings are simple counts, quick enough for every keystroke; `feasible` is a full solve, because
rules that are possible one by one can still contradict each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.selection.check import check
from circulade.engines.selection.conflicts import has_cohort
from circulade.engines.selection.model import opened
from circulade.engines.selection.pool import Pool
from circulade.engines.selection.rows import Mask
from circulade.engines.selection.rules import Amount, Group, Rules, Share
from circulade.engines.selection.sentences import sentence
from circulade.engines.selection.wording import Parameter, Wording

TEMPLATES = {
    "too-few": "“{rule}” is impossible: {eligible} are eligible",
    "too-few-one": "“{rule}” is impossible: only 1 is eligible",
    "no-room": "“{rule}” is impossible: there are {places} places",
    "caps-too-low": "“{rule}” leaves room for {capacity} members only, and {places} places are to be filled",
    "leasts-too-high": "The rules for {attribute} ask for {least} members together, and there are {places} places",
    "not-eligible": "“{rule}” is impossible: no track is open to {ref}",
    "both-decisions": "{ref} is both included and excluded by the panel",
}
"""English templates by code: the strings to translate."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that cannot be met on its own, as data."""

    rule: str
    code: str
    parameters: Mapping[str, Parameter]

    def wording(self, rules: Rules) -> Wording:
        """The finding as a sentence."""
        code = "too-few-one" if self.code == "too-few" and self.parameters["eligible"] == 1 else self.code
        return Wording(TEMPLATES[code], {**self.parameters, "rule": sentence(rules, self.rule)})


@dataclass(frozen=True, slots=True)
class Feasibility:
    """Whether some cohort satisfies all rules; what is plainly impossible; how many are eligible."""

    feasible: bool
    findings: tuple[Finding, ...]
    eligible: int


def feasibility(pool: Pool, rules: Rules) -> Feasibility:
    """Check the rules against the pool; raises `InputRefused` if they do not fit together at all."""
    own = check(pool, rules)
    mask = opened(pool, own, rules)
    findings = tuple(_Checks(pool, rules, mask).all())
    possible = not findings and has_cohort(pool, own, rules)
    return Feasibility(possible, findings, int(mask.any(axis=1).sum()))


class _Checks:
    def __init__(self, pool: Pool, rules: Rules, mask: Mask) -> None:
        self.pool, self.rules, self.mask = pool, rules, mask
        self.names = [track.name for track in rules.tracks]

    def open_to(self, track: str | None) -> Mask:
        within = [number for number, name in enumerate(self.names) if track in (None, name)]
        return np.asarray(self.mask[:, within].any(axis=1), dtype=bool)

    def group(self, group: Group) -> Mask:
        return np.array([group.holds(one) for one in self.pool.applicants], dtype=bool)

    def least(self, amount: Amount | None, track: str | None) -> int:
        """The count that is asked for at any rate (a share: of the fewest places)."""
        fewest, _ = self.rules.places(track)
        return amount.at_least(fewest) if isinstance(amount, Share) else amount or 0

    def all(self) -> Iterator[Finding]:
        rules = self.rules
        for number, track in enumerate(rules.tracks):
            eligible = int(self.open_to(track.name).sum())
            if eligible < track.least:
                yield Finding(f"tracks[{number}]", "too-few", {"eligible": eligible})
        shares = [
            (f"priority[{n}]", p.group, p.least, None)
            for n, p in enumerate(rules.priority)
            if p.mode == "share"
        ]
        bounds = [(f"bounds[{n}]", b.group, b.least, b.track) for n, b in enumerate(rules.bounds)]
        for key, group, amount, within in (*bounds, *shares):
            yield from self.counted(key, group, self.least(amount, within), within)
        yield from self.sums()
        yield from self.caps()
        yield from self.decisions()

    def counted(self, key: str, group: Group, least: int, track: str | None) -> Iterator[Finding]:
        eligible = int((self.group(group) & self.open_to(track)).sum())
        places = self.rules.places(track)[1]
        if least > eligible:
            yield Finding(key, "too-few", {"eligible": eligible})
        elif least > places:
            yield Finding(key, "no-room", {"places": places})

    def sums(self) -> Iterator[Finding]:
        """Leasts of groups of one attribute that share no applicant add up."""
        together: dict[tuple[str, str | None], list[int]] = {}
        for number, bound in enumerate(self.rules.bounds):
            if self.least(bound.least, bound.track):
                together.setdefault((bound.group.attribute, bound.track), []).append(number)
        for (attribute, track), numbers in together.items():
            bounds = [self.rules.bounds[number] for number in numbers]
            shared = sum(self.group(bound.group).astype(int) for bound in bounds)
            least = sum(self.least(bound.least, track) for bound in bounds)
            places = self.rules.places(track)[1]
            if len(bounds) > 1 and np.max(shared) <= 1 and least > places:
                figures: dict[str, Parameter] = {"attribute": attribute, "least": least, "places": places}
                yield Finding(f"bounds[{numbers[-1]}]", "leasts-too-high", figures)

    def caps(self) -> Iterator[Finding]:
        for number, cap in enumerate(self.rules.caps):
            fewest, most = self.rules.places(cap.track)
            limit = cap.most.at_most(most) if isinstance(cap.most, Share) else cap.most
            holders: dict[str, int] = {}
            capacity = 0
            for one, counted in zip(self.pool.applicants, self.open_to(cap.track), strict=True):
                own = one.attributes.get(cap.attribute, ())
                capacity += bool(counted and not own)
                for value in own if counted else ():
                    holders[value] = holders.get(value, 0) + 1
            capacity += sum(min(limit, count) for count in holders.values())
            if capacity < fewest:
                yield Finding(f"caps[{number}]", "caps-too-low", {"capacity": capacity, "places": fewest})

    def decisions(self) -> Iterator[Finding]:
        excluded = {decision.ref for decision in self.rules.exclude}
        place = {one.ref: number for number, one in enumerate(self.pool.applicants)}
        for number, decision in enumerate(self.rules.include):
            if decision.ref in excluded:
                yield Finding(f"include[{number}]", "both-decisions", {"ref": decision.ref})
            elif not self.mask[place[decision.ref]].any():
                yield Finding(f"include[{number}]", "not-eligible", {"ref": decision.ref})
