"""A lifetime as a row of assumptions: what is refused, and the engine's distribution of it."""

from circulade.engines.stocks import Fixed, FoldedNormal, Gamma, Lifetime, LogNormal, Normal, Weibull
from circulade.files.mine.study import Assumption

LEAST_SHAPE, MOST_SHAPE = 0.5, 20.0
LONGEST = 300.0


def lifetime_problem(row: Assumption) -> tuple[str, str] | None:
    """Return the column and the sentence of what is wrong with a lifetime, None if nothing is."""
    if not row.form:
        return "form", "a lifetime names its distribution, such as weibull"
    if row.value <= 0:
        return "value", f"a lifetime of {row.value:g} years: it must be longer than 0"
    if row.value > LONGEST:
        return "value", f"a lifetime of {row.value:g} years: at most {LONGEST:g} are accepted"
    if row.form == "fixed":
        return None
    if row.spread is None or row.spread <= 0:
        return "spread", f"a {row.form} lifetime needs its shape or standard deviation, above 0"
    if row.form in ("weibull", "gamma") and not LEAST_SHAPE <= row.spread <= MOST_SHAPE:
        return "spread", (
            f"a shape of {row.spread:g} would let most leave at once or all in one year: "
            f"{LEAST_SHAPE:g} to {MOST_SHAPE:g} are accepted"
        )
    return None


def lifetime_of(row: Assumption) -> Lifetime:
    """Return the engine's lifetime as stated; draws stretch it, so that its shape or relative spread stays."""
    spread = row.spread or 0.0
    if row.form == "weibull":
        return Weibull(shape=spread, scale=row.value)
    if row.form == "gamma":
        return Gamma(shape=spread, scale=row.value)
    if row.form == "lognormal":
        return LogNormal(mean=row.value, std=spread)
    if row.form == "folded_normal":
        return FoldedNormal(mean=row.value, std=spread)
    if row.form == "normal":
        return Normal(mean=row.value, std=spread)
    return Fixed(years=row.value)
