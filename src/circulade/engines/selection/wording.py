"""Words as data: a template and its parameters, so that pages can translate what files print in English."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence or part of one; parameters may be wordings themselves."""

    template: str
    parameters: Mapping[str, "Parameter"] = field(default_factory=dict)

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Fill the (translated) template."""
        filled = {name: _shown(value, translate) for name, value in self.parameters.items()}
        return translate(self.template).format(**filled)


Parameter = str | int | Fraction | tuple[str, ...] | Wording | None


def _shown(value: Parameter, translate: Callable[[str], str]) -> str:
    if isinstance(value, Wording):
        return value.text(translate)
    if isinstance(value, Fraction):
        return decimals(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def rounded(number: Fraction, places: int = 4) -> Decimal:
    """Round half-even, exactly (without going through a binary fraction)."""
    scaled = round(number * 10**places)
    return Decimal(scaled).scaleb(-places).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)


def decimals(number: Fraction) -> str:
    """At most 4 decimals, half-even, without trailing zeros: 3.5, 4, 2.6667."""
    text = f"{rounded(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
