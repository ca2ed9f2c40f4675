"""Check statistical codes as typed: NUTS 2024, statistical regions outside the EU, local units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from circulade.register.domain.problems import RegisterProblem
from circulade.register.enums import CodeScheme, TerritoryKind
from circulade.vocabularies.countries import country
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.nuts import clean_code, nuts3_within, region, successors

# No list of local administrative units is shipped: a code is taken as given when it looks like one.
LAU = re.compile(r"[0-9A-Z][0-9A-Z_./-]{0,19}")
SEPARATORS = re.compile(r"[\s,;|]+")


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """A code in its official spelling, and the list it comes from."""

    scheme: CodeScheme
    code: str


def split_codes(text: str) -> tuple[str, ...]:
    """The codes in a line or a field of several lines, whatever stands between them."""
    return tuple(dict.fromkeys(part for part in SEPARATORS.split(text.strip()) if part))


def checked_region(code: str) -> CheckedCode:
    """A region's code, or `RegisterProblem` saying what it became or what was perhaps meant."""
    try:
        found = region(code)
    except UnknownCode as unknown:
        if new := successors(code):
            raise RegisterProblem(
                {
                    "codes": _("%(code)s is a code of NUTS 2021. In NUTS 2024 it is %(new)s: use that.")
                    % {"code": clean_code(code), "new": _(" or ").join(new)}
                }
            ) from None
        raise RegisterProblem({"codes": str(unknown)}) from None
    return CheckedCode(CodeScheme.NUTS if found.official else CodeScheme.STATISTICAL, found.code)


def checked_lau(code: str) -> CheckedCode:
    """A local unit's code, checked for its form only."""
    typed = code.strip().upper()
    if not LAU.fullmatch(typed):
        raise RegisterProblem(
            {
                "lau": _(
                    "%(code)s does not look like a local unit's code: use up to 20 letters, digits and _ . / -"
                )
                % {"code": code}
            }
        )
    return CheckedCode(CodeScheme.LAU, typed)


def checked_codes(
    regions: Iterable[str], lau: Iterable[str] = (), *, country_code: str, kind: str
) -> tuple[CheckedCode, ...]:
    """All codes of a territory; none is a normal case. Only a cluster may reach beyond its country."""
    found: dict[tuple[str, str], CheckedCode] = {}
    problems: dict[str, list[str]] = {}
    for text in regions:
        try:
            code = checked_region(text)
        except RegisterProblem as problem:
            problems.setdefault("codes", []).extend(problem.problems.values())
            continue
        home = country(country_code).eurostat
        if not code.code.startswith(home) and kind != TerritoryKind.CLUSTER:
            sentence = _("%(code)s does not lie in %(country)s: correct the code or the country.")
            problems.setdefault("codes", []).append(
                sentence % {"code": code.code, "country": country(country_code).name}
            )
        found[code.scheme, code.code] = code
    for text in lau:
        try:
            code = checked_lau(text)
        except RegisterProblem as problem:
            problems.setdefault("lau", []).extend(problem.problems.values())
            continue
        found[code.scheme, code.code] = code
    if problems:
        raise RegisterProblem({field: " ".join(sentences) for field, sentences in problems.items()})
    return tuple(found.values())


def nuts3_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The NUTS 3 regions that codes of any level cover, each once; codes no longer known are left out."""
    covered: dict[str, None] = {}
    for code in codes:
        try:
            covered.update(dict.fromkeys(nuts3_within(code)))
        except UnknownCode:
            continue
    return tuple(sorted(covered))
