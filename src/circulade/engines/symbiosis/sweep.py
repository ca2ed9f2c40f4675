"""Find every pair whose margin exceeds the prices of its two sides: dense blocks inside the exact radius.

A pair gains by `margin - u - gives·v`, and the part without distance bounds how far apart the two can be. Leaves
that are farther apart are passed over; the rest is evaluated in single precision with a proven tolerance, and
whatever comes near is evaluated again in double precision. So nothing is missed and nothing is approximate.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from circulade.engines.symbiosis.frame import Frame, Group
from circulade.engines.symbiosis.globe import LEAF, RADIUS, arcs
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.reach import compiled, ready, room
from circulade.engines.symbiosis.rules import NO, UNKNOWN, YES
from circulade.engines.symbiosis.screen import Verdicts

Singles = NDArray[np.float32]
WIDE = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of offer and need (positions in the frame), the yield of each, and its margin per tonne offered."""

    offers: Ints
    needs: Ints
    gives: Floats
    margin: Floats

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.offers)

    def where(self, chosen: NDArray[np.bool_] | Ints) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(self.offers[chosen], self.needs[chosen], self.gives[chosen], self.margin[chosen])


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One leaf of offers beside needs near enough; `gain` is what remains after prices and chord.

    Below `-blur` a pair certainly gains nothing; above `sure` it certainly gains something. `gain` is a view
    into memory that the next block uses again.
    """

    group: Group
    offers: Ints
    needs: Ints
    gain: Singles
    blur: float
    sure: float


def together(parts: list[Pairs]) -> Pairs:
    """Return all pairs of several parts."""
    if not parts:
        return Pairs(np.arange(0), np.arange(0), np.zeros(0), np.zeros(0))
    return Pairs(
        np.concatenate([part.offers for part in parts]),
        np.concatenate([part.needs for part in parts]),
        np.concatenate([part.gives for part in parts]),
        np.concatenate([part.margin for part in parts]),
    )


def margins(frame: Frame, group: Group, offers: Ints, needs: Ints) -> Floats:
    """Return the margin per tonne offered of pairs of one acceptance: the one place where it is computed."""
    km = arcs(frame.offer_points[offers], frame.need_points[needs])
    fixed = frame.saved[offers] + group.gives * frame.worth[needs] - group.processing_cost
    paid = frame.per_km * km
    if frame.screen is not None:
        paid += frame.screen.toll(offers, needs)
    return np.asarray(fixed - paid)


def verdicts(frame: Frame, offers: Ints, needs: Ints) -> Verdicts:
    """Return whether pairs keep every limit and condition: no, not known, yes.

    In a blend a limit keeps only unknown values out, since any known value may be mixed in where that is allowed.
    """
    if frame.screen is None:
        found = np.full(len(offers), YES, np.int8)
    else:
        found = frame.screen.verdicts(offers, needs)
    for measured, limits in zip(frame.measured, frame.limits, strict=True):
        values, most = measured[offers], limits[needs]
        found[np.isnan(values) & np.isfinite(most) & (found == YES)] = UNKNOWN
        if not frame.blend:
            found[values > most] = NO
        elif frame.mixed is not None:
            found[(values > most) & ~frame.mixed[needs]] = NO
    return found


def gaining(frame: Frame, u: Floats, v: Floats, *, above: float = 0.0) -> Iterator[Pairs]:
    """Yield all pairs allowed, with a positive margin, that have `margin - u - gives·v > above`."""
    code = compiled(frame)
    found = _near(frame, u, v, above) if code is None else swiftly(frame, u, v, above=above, code=code)
    for pairs in found:
        kept = (pairs.margin - u[pairs.offers] - pairs.gives * v[pairs.needs] > above) & (pairs.margin > 0)
        if frame.sieved:
            kept &= verdicts(frame, pairs.offers, pairs.needs) >= frame.least
        if kept.any():
            yield pairs.where(kept)


def _near(frame: Frame, u: Floats, v: Floats, above: float) -> Iterator[Pairs]:
    for block in blocks(frame, u, v, above=above):
        yield exact(frame, block, block.gain > -block.blur)


def swiftly(frame: Frame, u: Floats, v: Floats, *, above: float, code: ModuleType) -> Iterator[Pairs]:
    """Yield what `blocks` would, found by compiled code."""
    for group in frame.groups:
        given, (rows, columns) = ready(frame, group, u, v, above=above, code=code), room(group)
        begin = 0
        while begin < len(given.ours):
            count, begin = given.run(code.reaching, begin, rows, columns)
            if count:
                first, second = group.offers.members[rows[:count]], group.needs.members[columns[:count]]
                gives = np.full(count, group.gives)
                yield Pairs(first, second, gives, margins(frame, group, first, second))


def exact(frame: Frame, block: Block, chosen: NDArray[np.bool_]) -> Pairs:
    """Return the chosen pairs `[offers, needs]` of a block with their margins in double precision."""
    row, column = np.divmod(np.flatnonzero(chosen.ravel()), len(block.needs))
    offers, needs = block.offers[row], block.needs[column]
    gives = np.full(len(offers), block.group.gives)
    return Pairs(offers, needs, gives, margins(frame, block.group, offers, needs))


def blocks(frame: Frame, u: Floats, v: Floats, *, above: float = 0.0) -> Iterator[Block]:
    """Yield every block in which some pair might gain more than `above`; use each before asking for the next."""
    memory = np.empty(LEAF * (WIDE + LEAF), np.float32)
    for group in frame.groups:
        ours = (frame.saved - group.processing_cost - u - above)[group.offers.members]
        theirs = group.gives * (frame.worth - v)[group.needs.members]
        for here, several in near_leaves(frame, group, ours, theirs):
            yield _block(frame, group, (here, several), (ours[here], theirs[several]), memory)


def near_leaves(frame: Frame, group: Group, ours: Floats, theirs: Floats) -> Iterator[tuple[slice, Ints]]:
    """Yield leaves of offers with the needs (places among the members) near enough for what both sides have."""
    offers, needs = group.offers, group.needs
    ours_best = np.maximum.reduceat(ours, offers.starts[:-1])
    theirs_best = np.maximum.reduceat(theirs, needs.starts[:-1])
    for leaf, best in enumerate(ours_best):
        apart = np.sqrt(((needs.centres - offers.centres[leaf]) ** 2).sum(axis=1))
        apart -= needs.radii + offers.radii[leaf]
        room = best + theirs_best
        near = np.flatnonzero((room > 0) & (room > frame.per_km * apart))
        here = slice(offers.starts[leaf], offers.starts[leaf + 1])
        for several in _runs(near, needs.starts):
            yield here, several


def _runs(near: Ints, starts: Ints) -> Iterator[Ints]:
    """Yield the positions of near leaves, at most about `WIDE` together."""
    gathered, count = list[Ints](), 0
    for leaf in near:
        gathered.append(np.arange(starts[leaf], starts[leaf + 1]))
        count += len(gathered[-1])
        if count >= WIDE:
            yield np.concatenate(gathered)
            gathered, count = [], 0
    if gathered:
        yield np.concatenate(gathered)


def _block(
    frame: Frame,
    group: Group,
    places: tuple[slice, Ints],
    potentials: tuple[Floats, Floats],
    memory: Singles,
) -> Block:
    offers, needs = group.offers.members[places[0]], group.needs.members[places[1]]
    gain = memory[: len(offers) * len(needs)].reshape(len(offers), len(needs))
    first = frame.offer_points[offers]
    centre = first.mean(axis=0)
    left = ((first - centre) * frame.per_km).astype(np.float32)
    right = ((frame.need_points[needs] - centre) * frame.per_km).astype(np.float32)
    left_square, right_square = (left**2).sum(axis=1), (right**2).sum(axis=1)
    one = np.ones(len(left), np.float32), np.ones(len(right), np.float32)
    rows = np.column_stack((-2 * left, one[0], left_square))
    np.matmul(rows, np.vstack((right.T, right_square, one[1])), out=gain)
    np.maximum(gain, 0, out=gain)
    np.sqrt(gain, out=gain)
    np.subtract(potentials[1].astype(np.float32), gain, out=gain)
    gain += potentials[0].astype(np.float32)[:, None]
    spread, reach = float(np.sqrt(left_square.max())), float(np.sqrt(right_square.max()))
    size = float(np.abs(potentials[0]).max() + np.abs(potentials[1]).max())
    blur = 4e-3 * spread + 1e-5 * reach + 1e-6 * size + 1e-9
    room = max(min(spread + reach, float(potentials[0].max() + potentials[1].max())), 0.0)
    farthest = min(room / frame.per_km if frame.per_km else 0.0, 2 * RADIUS)
    bend = 2 * RADIUS * float(np.arcsin(farthest / (2 * RADIUS))) - farthest
    return Block(group, offers, needs, gain, blur, blur + frame.per_km * bend)
