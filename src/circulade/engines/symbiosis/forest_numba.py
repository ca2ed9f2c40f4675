"""The best tonnes on some pairs by the simplex method on trees, compiled.

What is in a basis falls into trees of sites, each with one thing more: what a site, the root, has left, or one pair
that closes a circle through the root. So a step touches one or two trees only, and these are small. Every step walks
from both sites of the pair that comes in up to the roots, finds what runs dry first, and hangs what was cut off anew.
Compiled code is kept on disk; the first use on a machine takes some seconds.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from circulade.engines.symbiosis.listings import Floats, Ints

OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
Bools = NDArray[np.bool_]
Work = TypeVar("Work", bound=Callable[..., Any])
LEFT, NOTHING = -2, -1
"""What a root has beside its tree: tonnes left, or (while a step is under way) nothing; else the number of a pair."""
LEAST = 1e-9
"""A change by tonne that counts; below this it is rounding."""
Net = tuple[Ints, Ints, Floats, Floats]
"""Of each pair: its offer, its need (sites, offers first), what a tonne gives and its margin."""
Trees = tuple[Ints, Ints, Ints, Ints, Ints]
"""Of each site: the site above and the pair to it, its first child, the children of one site after and before it."""
Plan = tuple[Ints, Floats, Floats, Floats]
"""What each root has beside its tree; tonnes of each pair; tonnes each site has left, and what one of them is worth."""


def _compiled(work: Work) -> Work:
    return cast("Work", njit(**OPTIONS)(work))


@_compiled
def _coefficient(net: Net, pair: int, site: int) -> float:
    """Return what a tonne of a pair takes of one of its sites."""
    return float(1.0 if net[0][pair] == site else net[2][pair])


@_compiled
def _other(net: Net, pair: int, site: int) -> int:
    return int(net[1][pair] if net[0][pair] == site else net[0][pair])


@_compiled
def _worth(net: Net, pair: int, site: int, beside: float) -> float:
    """Return the price of a site of a pair in the basis from the price of the other."""
    if net[0][pair] == site:
        return float(net[3][pair] - net[2][pair] * beside)
    return float((net[3][pair] - beside) / net[2][pair])


@_compiled
def _cut(trees: Trees, site: int) -> None:
    above, by, child, after, before = trees
    if before[site] >= 0:
        after[before[site]] = after[site]
    else:
        child[above[site]] = after[site]
    if after[site] >= 0:
        before[after[site]] = before[site]
    above[site] = by[site] = after[site] = before[site] = -1


@_compiled
def _hang(trees: Trees, site: int, top: int, pair: int) -> None:
    above, by, child, after, before = trees
    above[site], by[site], before[site], after[site] = top, pair, -1, child[top]
    if child[top] >= 0:
        before[child[top]] = site
    child[top] = site


@_compiled
def _root(trees: Trees, site: int) -> int:
    above = trees[0]
    while above[site] >= 0:
        site = above[site]
    return site


@_compiled
def _reroot(trees: Trees, beside: Ints, site: int) -> None:
    """Turn a tree whose root has nothing, so that a site is its root."""
    above, by = trees[0], trees[1]
    last, via, here = -1, -1, site
    while here >= 0:
        top, pair = above[here], by[here]
        if top >= 0:
            _cut(trees, here)
        if last >= 0:
            _hang(trees, here, last, via)
        last, via, here = here, pair, top
    beside[site] = NOTHING


@_compiled
def _priced_below(net: Net, trees: Trees, price: Floats, top: int) -> None:
    """Price what hangs below a site, whose own price is right."""
    above, by, child, after, _before = trees
    site = top
    while True:
        if child[site] >= 0:
            site = child[site]
        else:
            while site != top and after[site] < 0:
                site = above[site]
            if site == top:
                return
            site = after[site]
        price[site] = _worth(net, by[site], site, price[above[site]])


@_compiled
def _priced(net: Net, trees: Trees, beside: Ints, price: Floats, root: int) -> None:
    """Price a whole tree. Round a circle prices are a + b times that of the root, which the last pair settles."""
    price[root], pair = 0.0, beside[root]
    if pair >= 0:
        a, b, end = 0.0, 1.0, _other(net, pair, root)
        site = end
        while site != root:
            nothing, one = _worth(net, trees[1][site], site, 0.0), _worth(net, trees[1][site], site, 1.0)
            a, b, site = a + b * nothing, b * (one - nothing), trees[0][site]
        mine, theirs = _coefficient(net, pair, root), _coefficient(net, pair, end)
        price[root] = (net[3][pair] - theirs * a) / (mine + theirs * b)
    _priced_below(net, trees, price, root)


@_compiled
def _climbed(
    net: Net, trees: Trees, site: int, load: float, change: Floats, touched: Ints, count: int
) -> tuple[int, float, int]:
    """Pass a load up to the root: note by how much each pair on the way changes, return the root and what it gets."""
    above, by = trees[0], trees[1]
    while above[site] >= 0:
        pair, top = by[site], above[site]
        each = -load / _coefficient(net, pair, site)
        if change[site] == 0.0:
            touched[count] = site
            count += 1
        change[site] += each
        if change[site] == 0.0:
            change[site] = 1e-300  # so that it is not noted twice
        load, site = each * _coefficient(net, pair, top), top
    return site, load, count


@_compiled
def _carried(net: Net, trees: Trees, site: int, load: float) -> float:
    """Return what a root gets of a load."""
    above, by = trees[0], trees[1]
    while above[site] >= 0:
        pair, top = by[site], above[site]
        load = -load / _coefficient(net, pair, site) * _coefficient(net, pair, top)
        site = top
    return load


@_compiled
def _absorbed(
    net: Net, trees: Trees, beside: Ints, root: int, load: float, change: Floats, touched: Ints, count: int
) -> tuple[float, int]:
    """Return by how much that which a root has beside its tree changes under a load."""
    pair = beside[root]
    if pair < 0:
        return -load, count
    end = _other(net, pair, root)
    theirs = _coefficient(net, pair, end)
    each = -load / (_coefficient(net, pair, root) + _carried(net, trees, end, theirs))
    return each, _climbed(net, trees, end, each * theirs, change, touched, count)[2]


@_compiled
def _amount(plan: Plan, root: int) -> float:
    return float(plan[2][root] if plan[0][root] < 0 else plan[1][plan[0][root]])


@_compiled
def _set(plan: Plan, root: int, amount: float) -> None:
    if plan[0][root] < 0:
        plan[2][root] = max(0.0, amount)
    else:
        plan[1][plan[0][root]] = max(0.0, amount)


@_compiled
def _joined(net: Net, trees: Trees, beside: Ints, pair: int) -> int:
    """Put a pair into the basis between trees of which one has nothing; return the site it hangs, -1 for a circle."""
    one, other = net[0][pair], net[1][pair]
    first, second = _root(trees, one), _root(trees, other)
    if first == second:
        _reroot(trees, beside, one)
        beside[one] = pair
        return -1
    if beside[first] != NOTHING:
        one, other = other, one
    _reroot(trees, beside, one)
    _hang(trees, one, other, pair)
    return int(one)


@_compiled
def _opened(plan: Plan, roots: tuple[int, int], out: int) -> tuple[int, int]:
    """Take the pairs that close circles out of both trees for now, or for good where one runs dry; return them."""
    beside, tonnes, left, _price = plan
    first, second = -1, -1
    if beside[roots[0]] >= 0:
        first = beside[roots[0]]
        beside[roots[0]] = NOTHING
    if roots[1] >= 0 and beside[roots[1]] >= 0:
        second = beside[roots[1]]
        beside[roots[1]] = NOTHING
    if out < 0:
        return first, second
    if beside[out] == LEFT:
        left[out], beside[out] = 0.0, NOTHING
    elif out == roots[0]:
        tonnes[first], first = 0.0, -1
    else:
        tonnes[second], second = 0.0, -1
    return first, second


@_compiled
def _hung(
    net: Net, trees: Trees, plan: Plan, came: int, circles: tuple[int, int], sites: tuple[int, ...]
) -> None:
    """Hang what a step has cut off anew, and price it."""
    beside, _tonnes, _left, price = plan
    hung, joints = -1, 0
    if came >= len(net[0]):  # what a site has left comes in
        _reroot(trees, beside, sites[0])
        beside[sites[0]] = LEFT
    for pair in (came, circles[0], circles[1]):
        if 0 <= pair < len(net[0]):
            hung = _joined(net, trees, beside, pair)
            joints += 1
    if joints == 1 and hung >= 0 and beside[_root(trees, hung)] == LEFT and came < len(net[0]):
        price[hung] = _worth(net, trees[1][hung], hung, price[trees[0][hung]])
        _priced_below(net, trees, price, hung)
        return
    for site in sites:
        if site >= 0:
            _priced(net, trees, beside, price, _root(trees, site))


@_compiled
def _step(net: Net, trees: Trees, plan: Plan, change: Floats, touched: Ints, came: int) -> bool:
    """Let a pair come in (or, numbered after all pairs, what a site has left) for what runs dry first."""
    beside, tonnes, left, _price = plan
    one, other = came - len(net[0]), -1
    second, more, its = -1, 0.0, 0.0
    if one < 0:
        one, other = net[0][came], net[1][came]
    first, load, count = _climbed(net, trees, one, 1.0, change, touched, 0)
    if other >= 0:
        second, more, count = _climbed(net, trees, other, net[2][came], change, touched, count)
        if second == first:
            load, second = load + more, -1
    own, count = _absorbed(net, trees, beside, first, load, change, touched, count)
    if second >= 0:
        its, count = _absorbed(net, trees, beside, second, more, change, touched, count)
    step, size, out, dry = np.inf, 0.0, -1, -1
    for site in touched[:count]:
        each = -change[site]
        ratio = tonnes[trees[1][site]] / each if each > LEAST else np.inf
        if ratio < step or (ratio == step and each > size):
            step, size, out = ratio, each, site
    for root, each in ((first, -own), (second, -its)):
        ratio = _amount(plan, root) / each if root >= 0 and each > LEAST else np.inf
        if ratio < step or (ratio == step and each > size):
            step, size, out, dry = ratio, each, -1, root
    for site in touched[:count]:
        pair = trees[1][site]
        tonnes[pair] = max(0.0, tonnes[pair] + step * change[site]) if step < np.inf else tonnes[pair]
        change[site] = 0.0
    if step == np.inf:
        return False
    _set(plan, first, _amount(plan, first) + step * own)
    if second >= 0:
        _set(plan, second, _amount(plan, second) + step * its)
    if other >= 0:
        tonnes[came] = step
    else:
        left[one] = step
    circles = _opened(plan, (first, second), dry)
    if out >= 0:
        tonnes[trees[1][out]] = 0.0
        _cut(trees, out)
        beside[out] = NOTHING
    _hung(net, trees, plan, came, circles, (one, other, out, first, second))
    return True


@_compiled
def improved(net: Net, trees: Trees, plan: Plan, least: float, block: int, most: int) -> int:
    """Take steps until nothing gains more than `least` by tonne; return how many, -1 where `most` did not do.

    The one that gains most of `block` comes in, going round.
    """
    price = plan[3]
    pairs = len(net[0])
    change, touched = np.zeros(len(price)), np.empty(2 * len(price), np.int64)
    here, looked, best, who, steps = 0, 0, least, -1, 0
    while looked < pairs + len(price):
        gain = -price[here - pairs]
        if here < pairs:
            gain = net[3][here] - price[net[0][here]] - net[2][here] * price[net[1][here]]
        if gain > best:
            best, who = gain, here
        here, looked = here + 1, looked + 1
        if here == pairs + len(price):
            here = 0
        if who >= 0 and (looked % block == 0 or looked == pairs + len(price)):
            steps += 1
            if steps > most or not _step(net, trees, plan, change, touched, who):
                return -1
            looked, best, who = 0, least, -1
    return steps


@_compiled
def poured(net: Net, trees: Trees, plan: Plan, order: Ints) -> None:
    """Begin with sites that have all their tonnes left; let pairs in turn take what both sites still have."""
    beside, tonnes, left, _price = plan
    for pair in order:
        one, other = net[0][pair], net[1][pair]
        if left[one] <= 0.0 or left[other] <= 0.0 or beside[one] != LEFT or beside[other] != LEFT:
            continue
        tonnes[pair] = min(left[one], left[other] / net[2][pair])
        if left[one] * net[2][pair] <= left[other]:
            left[other], left[one] = max(0.0, left[other] - tonnes[pair] * net[2][pair]), 0.0
            beside[one] = NOTHING
            _hang(trees, one, other, pair)
        else:
            left[one], left[other] = max(0.0, left[one] - tonnes[pair]), 0.0
            beside[other] = NOTHING
            _hang(trees, other, one, pair)


@_compiled
def planted(net: Net, trees: Trees, beside: Ints, basic: Bools, starts: Ints, pairs: Ints) -> bool:
    """Build the trees of a basis; `pairs` of site k begin at `starts[k]`. Return whether it is one.

    `basic` says of each site whether what it has left is in the basis.
    """
    by = trees[1]
    reached, queue, loop, end = np.zeros(len(basic), np.bool_), np.empty(len(basic), np.int64), -1, 0
    for rank in range(2 * len(basic)):
        root = rank % len(basic)
        if reached[root] or (rank < len(basic) and not basic[root]):
            continue
        reached[root], queue[0], at, end, loop = True, root, 0, 1, -1
        while at < end:
            site = queue[at]
            at += 1
            for pair in pairs[starts[site] : starts[site + 1]]:
                other = _other(net, pair, site)
                if pair == by[site]:
                    continue
                if not reached[other]:
                    if basic[other]:
                        return False
                    reached[other], queue[end] = True, other
                    end += 1
                    _hang(trees, other, site, pair)
                elif by[other] != pair:
                    if loop >= 0 and loop != pair:
                        return False
                    loop = pair
        if (loop >= 0) == basic[root]:
            return False
        beside[root] = LEFT
        if loop >= 0:
            one = net[0][loop]
            _reroot(trees, beside, one)
            beside[one] = loop
    return True


@_compiled
def settled(net: Net, trees: Trees, plan: Plan, amounts: Floats) -> float:
    """Work out tonnes and prices of the basis afresh; return the least of the tonnes, which may be below 0."""
    above, by, child, after, _before = trees
    beside, tonnes, left, price = plan
    rest, order, worst = amounts.copy(), np.empty(len(amounts), np.int64), 0.0
    for root in range(len(amounts)):
        if above[root] >= 0:
            continue
        order[0], at, count = root, 0, 1
        while at < count:
            site = child[order[at]]
            at += 1
            while site >= 0:
                order[count] = site
                count += 1
                site = after[site]
        for number in range(count - 1, 0, -1):
            site = order[number]
            tonnes[by[site]] = rest[site] / _coefficient(net, by[site], site)
            rest[above[site]] -= tonnes[by[site]] * _coefficient(net, by[site], above[site])
        pair = beside[root]
        if pair < 0:
            left[root] = rest[root]
            worst = min(worst, rest[root])
        else:
            site = _other(net, pair, root)
            load = _coefficient(net, pair, site)
            each = rest[root] / (_coefficient(net, pair, root) + _carried(net, trees, site, load))
            tonnes[pair], load = each, each * load
            worst = min(worst, each)
            while site != root:
                change = -load / _coefficient(net, by[site], site)
                tonnes[by[site]] += change
                load, site = change * _coefficient(net, by[site], above[site]), above[site]
        for number in range(1, count):
            worst = min(worst, tonnes[by[order[number]]])
        _priced(net, trees, beside, price, root)
    return worst
