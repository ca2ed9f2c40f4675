"""Rules that a whole study obeys: names that join, units that fit, ranges in order, shares that add up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from circulade.files.mine.assumed import Assumed
from circulade.files.mine.basis import basis_problem
from circulade.files.mine.checking import Problem, StudyRefused
from circulade.files.mine.lifetimes import lifetime_problem
from circulade.files.mine.numbers import NotUnderstood
from circulade.files.mine.shares import share_problems
from circulade.files.mine.study import BASELINE, Assumption, Product, Study, Substance
from circulade.files.mine.twice import repeated
from circulade.files.mine.units import content_factor, factor

MOST_RESULTS = 150_000
"""Products × scenarios × years of one study: each keeps its bands in memory and in the stored run."""
YEARLY = ("growth", "history")
PERCENTAGES = ("collection", "dismantling", "recovery", "downscaling")


def problems_of(study: Study) -> list[Problem]:
    """Return everything wrong between the rows; each names sheet, row and column."""
    if problem := _too_large(study):
        return [problem]
    return [
        *_header(study),
        *repeated(study),
        *_products(study),
        *_points(study),
        *_assumptions(study),
        *_complete(study),
        *_strategies(study),
        *share_problems(study),
        *_others(study),
    ]


def checked(study: Study) -> Study:
    """Return the study, or raise `StudyRefused` with every problem."""
    if found := problems_of(study):
        raise StudyRefused(found)
    return study


def _too_large(study: Study) -> Problem | None:
    """Refuse more results than a machine holds, before anything else is looked at."""
    years = max(1, study.header.last_year - study.header.base_year + 1)
    scenarios = 1 + len(study.scenarios)
    if (results := len(study.products) * scenarios * years) <= MOST_RESULTS:
        return None
    text = (
        f"{len(study.products)} products × {scenarios} scenarios (the baseline is one) × {years} years are {results} "
        f"yearly results: a study holds at most {MOST_RESULTS}. Group products, take fewer scenarios or an earlier "
        "last year, or split the study"
    )
    return Problem("products", -1, "", text)


def _header(study: Study) -> Iterator[Problem]:
    head = study.header
    if head.last_year <= head.base_year:
        yield Problem(
            "study", 0, "last_year", f"the last year {head.last_year} must come after {head.base_year}"
        )
    if head.last_year - head.base_year > 60:
        yield Problem("study", 0, "last_year", "at most 60 years after the base year are computed")
    if not study.products:
        yield Problem("products", -1, "", "there is no product yet: add at least one")


def _products(study: Study) -> Iterator[Problem]:
    for row, each in enumerate(study.products):
        if each.way == "population" and not each.reference_population:
            text = "the way population needs the inhabitants of the place whose figures are used"
            yield Problem("products", row, "reference_population", text)
        if each.way == "population" and not study.header.population:
            yield Problem(
                "study", 0, "population", f"“{each.product}” is downscaled by population: it is missing"
            )


def _points(study: Study) -> Iterator[Problem]:
    known = {each.product: each for each in study.products}
    for row, each in enumerate(study.points):
        product = known.get(each.product)
        if product is None:
            yield Problem("points", row, "product", f"“{each.product}” is not among the products")
            continue
        try:
            factor(each.unit, to=product.unit)
        except NotUnderstood as reason:
            yield Problem("points", row, "unit", str(reason))
        if each.year > study.header.last_year:
            yield Problem(
                "points", row, "year", f"{each.year} lies after the last year {study.header.last_year}"
            )


def _assumptions(study: Study) -> Iterator[Problem]:
    known = {each.product: each for each in study.products}
    substances = {each.substance: each for each in study.substances}
    for row, each in enumerate(study.assumptions):
        for column, text in _assumption(each, known, substances):
            yield Problem("assumptions", row, column, text)


def _assumption(
    each: Assumption, known: Mapping[str, Product], substances: Mapping[str, Substance]
) -> Iterator[tuple[str, str]]:
    if each.product and each.product not in known:
        yield "product", f"“{each.product}” is not among the products"
        return
    if each.kind in ("content", "recovery") and each.substance not in substances and each.substance:
        yield "substance", f"“{each.substance}” is not among the substances"
    if each.kind == "content" and not each.substance:
        yield "substance", "a content names its substance"
    if each.product and (each.kind == "content" or (each.kind == "mass" and each.unit)):
        try:
            content_factor(each.unit, per=known[each.product].unit)
        except NotUnderstood as reason:
            yield "unit", str(reason)
    yield from _basis(each, substances.get(each.substance))
    if each.kind in ("content", "mass", "lifetime") and not each.product:
        yield "product", f"a {each.kind} belongs to one product"
    yield from _percentages(each)
    if each.kind in ("content", "mass") and each.value < 0:
        yield "value", f"{each.value:g} is negative"
    if each.kind == "lifetime" and (wrong := lifetime_problem(each)):
        yield wrong
    low, high = each.low, each.high
    if (low is not None and low > each.value) or (high is not None and high < each.value):
        yield "low", f"the range must hold the value {each.value:g}"


def _basis(each: Assumption, substance: Substance | None) -> Iterator[tuple[str, str]]:
    if each.basis and each.kind != "content":
        yield "basis", f"a {each.kind} has no basis: leave it empty"
    elif each.basis and substance is not None and each.basis != substance.basis:
        wrong = basis_problem(substance, each.basis) or basis_problem(substance)
        if wrong:
            yield "basis", wrong


def _percentages(each: Assumption) -> Iterator[tuple[str, str]]:
    """Shares stay within the whole; a year's growth within what a series can bear for decades."""
    least, most = (-50.0, 100.0) if each.kind in YEARLY else (0.0, 100.0)
    if each.kind not in (*YEARLY, *PERCENTAGES):
        return
    for column in ("value", "low", "high"):
        value = getattr(each, column)
        if value is not None and not least <= value <= most:
            per = " a year" if each.kind in YEARLY else ""
            yield column, f"{value:g} %{per} lies outside {least:g} to {most:g} %"


def _complete(study: Study) -> Iterator[Problem]:
    """Every product has figures and a lifetime, or nothing can be computed."""
    assumed = Assumed(study)
    for row, each in enumerate(study.products):
        years = [point.year for point in assumed.points(each.product)]
        if not years:
            yield Problem("products", row, "product", f"“{each.product}” has no figures yet")
        elif min(years) > study.header.base_year:
            text = f"the first figure of “{each.product}” is of {min(years)}: choose a later base year"
            yield Problem("products", row, "product", text)
        lives = assumed.of(each.product, "lifetime")
        if len(lives) != 1:
            text = "no lifetime" if not lives else f"{len(lives)} lifetimes"
            yield Problem("products", row, "product", f"“{each.product}” has {text}: it needs one")


def _strategies(study: Study) -> Iterator[Problem]:
    known = {each.product for each in study.products}
    substances = {each.substance for each in study.substances}
    needs = defaultdict(lambda: "share", design="longer", repair="longer")
    for row, each in enumerate(study.strategies):
        if each.product and each.product not in known:
            yield Problem("strategies", row, "product", f"“{each.product}” is not among the products")
        if each.substance and each.substance not in substances:
            yield Problem("strategies", row, "substance", f"“{each.substance}” is not among the substances")
        elif each.substance and each.strategy not in ("dismantle", "recover"):
            text = f"{each.strategy} acts on whole products, with all they hold: leave the substance empty"
            yield Problem("strategies", row, "substance", text)
        if each.scenario.casefold() == BASELINE:
            text = f"“{each.scenario}” is the name of the study without strategies: choose another"
            yield Problem("strategies", row, "scenario", text)
        if each.full < each.start:
            yield Problem(
                "strategies", row, "full", f"full effect in {each.full} comes before the start {each.start}"
            )
        if each.end is not None and each.end < each.full:
            yield Problem(
                "strategies", row, "end", f"it ends in {each.end}, before its full effect in {each.full}"
            )
        column = needs[each.strategy]
        if getattr(each, column) is None:
            yield Problem("strategies", row, column, f"{each.strategy} needs “{column}”")
        if each.strategy == "repurpose" and not each.second_life:
            yield Problem(
                "strategies", row, "second_life", "repurpose needs the mean years of the second use"
            )


def _others(study: Study) -> Iterator[Problem]:
    products = {each.product for each in study.products}
    substances = {each.substance: each for each in study.substances}
    for row, substance in enumerate(study.substances):
        if substance.basis == "LCE" and (wrong := basis_problem(substance)):
            yield Problem("substances", row, "basis", wrong)
    for row, price in enumerate(study.prices):
        found = substances.get(price.substance)
        if found is None:
            yield Problem("prices", row, "substance", f"“{price.substance}” is not among the substances")
        elif found.basis != price.basis:
            text = f"the price is for {price.basis}, the study weighs {price.substance} as {found.basis}: convert it"
            yield Problem("prices", row, "basis", text)
        if price.high < price.low:
            yield Problem("prices", row, "high", "the range is upside down")
    for row, each in enumerate(study.collected):
        if each.product not in products:
            yield Problem("collected", row, "product", f"“{each.product}” is not among the products")
