"""Charts of a result, by name: the same on the page and as a file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from circulade.files.charts import BandLine, Bar, Chart, Link, band_chart, bar_chart, sankey
from circulade.files.mine import BASELINE
from circulade.urbanmine.domain.amounts import digits, scale_of
from circulade.urbanmine.domain.shown import Shown, class_label

Asked = Mapping[str, str]


class NoPicture(LookupError):
    """The result does not hold what was asked for."""


def _line(name: str, found: Mapping[str, list[float]], size: float) -> BandLine:
    low, mid, high = (tuple(value / size for value in found[level]) for level in ("p5", "p50", "p95"))
    return BandLine(name, low, mid, high)


def _known(options: list[str], asked: str | None) -> str:
    if asked is None and options:
        return options[0]
    if asked not in options:
        raise NoPicture(asked)
    return asked or ""


def product_of(shown: Shown, asked: Asked) -> dict[str, Any]:
    """Return the product asked for, the first one unless asked."""
    key = _known([each["product"] for each in shown.products], asked.get("product"))
    return next(each for each in shown.products if each["product"] == key)


def stock_chart(shown: Shown, asked: Asked) -> Chart:
    """A product in use."""
    product = product_of(shown, asked)
    scenario = _known(shown.scenarios, asked.get("scenario"))
    found = shown.result["flows"][scenario][product["product"]]["stock"]
    size, unit = scale_of(found["p95"], product["unit"])
    return band_chart(
        [_line(product["name"], found, size)],
        years=shown.result["years"],
        title=_("%(product)s in use at the end of each year (%(unit)s)")
        % {"product": product["name"], "unit": unit},
        description=_("Line with a band: the middle and what nine in ten draws lie within."),
        unit=unit,
    )


def flow_chart(shown: Shown, asked: Asked) -> Chart:
    """What a product takes in new and what is discarded each year."""
    product = product_of(shown, asked)
    scenario = _known(shown.scenarios, asked.get("scenario"))
    found = shown.result["flows"][scenario][product["product"]]
    size, unit = scale_of([*found["fresh"]["p95"], *found["discarded"]["p95"]], product["unit"])
    return band_chart(
        [_line(_("New"), found["fresh"], size), _line(_("Discarded"), found["discarded"], size)],
        years=shown.result["years"],
        title=_("%(product)s: new and discarded each year (%(unit)s)")
        % {"product": product["name"], "unit": unit},
        description=_("Two lines with bands: what comes in new and what is discarded."),
        unit=unit,
    )


def age_chart(shown: Shown, asked: Asked) -> Chart:
    """The stock of the base year by year of make, in groups of five years."""
    product = product_of(shown, asked)
    groups: dict[int, float] = {}
    base = shown.result["years"][0]
    for year, amount in product["ages"]:
        groups[(base - year) // 5] = groups.get((base - year) // 5, 0.0) + amount
    total = sum(groups.values())
    kept = {at: amount for at, amount in sorted(groups.items()) if total and amount / total > 0.001}
    size, unit = scale_of(kept.values(), product["unit"])
    bars = [
        Bar(
            _("%(low)d to %(high)d years (made %(first)d to %(last)d)")
            % {"low": 5 * at, "high": 5 * at + 4, "first": base - 5 * at - 4, "last": base - 5 * at},
            (amount / size,),
            (f"{digits(amount / size)} {unit}",),
        )
        for at, amount in kept.items()
    ]
    return bar_chart(
        bars,
        title=_("Age of %(product)s in use at the end of %(year)d (%(unit)s)")
        % {"product": product["name"], "year": base, "unit": unit},
        description=_("Bars: the stock by age, central values."),
        series=[product["name"]],
        heading=_("Age"),
    )


def material_chart(shown: Shown, asked: Asked) -> Chart:
    """A substance: discarded, collected and recovered each year."""
    key = _known(shown.substances, asked.get("substance"))
    scenario = _known(shown.scenarios, asked.get("scenario"))
    found = shown.result["materials"][scenario][key]
    size, unit = scale_of(found["discarded"]["p95"], "kg")
    labels = {"discarded": _("Discarded"), "collected": _("Collected"), "recovered": _("Recovered")}
    lines = [_line(label, found[part], size) for part, label in labels.items() if found[part] is not None]
    names = {"substance": shown.substance_name(key), "unit": unit, "scenario": shown.scenario_name(scenario)}
    return band_chart(
        lines,
        years=shown.result["years"],
        title=_("%(substance)s: discarded, collected and recovered each year (%(unit)s), %(scenario)s")
        % names,
        description=_("Lines with bands; what has no stated step is not drawn."),
        unit=unit,
    )


def sankey_chart(shown: Shown, asked: Asked) -> Chart:
    """Where a substance goes, summed over the years ahead."""
    key = _known(shown.substances, asked.get("substance"))
    scenario = _known(shown.scenarios, asked.get("scenario"))
    row = shown.result["classes"][scenario][key]
    middles = {
        name: row[name][1] if row[name] else 0.0
        for name in ("discarded", "collected", "recoverable", "kept_in_use")
    }
    size, unit = scale_of([middles["discarded"] + middles["kept_in_use"]], "kg")
    amounts = {name: value / size for name, value in middles.items()}
    lost, missed = amounts["collected"] - amounts["recoverable"], amounts["discarded"] - amounts["collected"]
    words = {
        "out": _("End of use"),
        "kept": _("Used again"),
        "collected": _("Collected"),
        "missed": _("Not collected"),
        "won": _("Recovered"),
        "lost": _("Lost in treatment"),
    }
    links = [
        Link(words["out"], words["kept"], amounts["kept_in_use"]),
        Link(words["out"], words["collected"], amounts["collected"]),
        Link(words["out"], words["missed"], max(missed, 0.0)),
        Link(words["collected"], words["won"], amounts["recoverable"]),
        Link(words["collected"], words["lost"], max(lost, 0.0)),
    ]
    links = [each for each in links if each.value > 0]
    held = {name for each in links for name in (each.source, each.target)}
    columns = [
        [words["out"]],
        [name for name in (words["kept"], words["collected"], words["missed"]) if name in held],
        [name for name in (words["won"], words["lost"]) if name in held],
    ]
    first, last = shown.span
    told = {"substance": shown.substance_name(key), "first": first, "last": last, "unit": unit}
    return sankey(
        links,
        columns=[column for column in columns if column],
        title=_("%(substance)s from %(first)d to %(last)d: collected, recovered, lost (%(unit)s)") % told,
        description=_("Ribbons from the end of use to what is recovered and what is lost, middle values."),
        unit=unit,
    )


def sensitivity_chart(shown: Shown, asked: Asked) -> Chart:
    """Which assumption matters most for a class of materials."""
    options = {f"{each['category']}-{each['part']}": each for each in shown.result["sensitivity"]}
    found = options[_known(list(options), asked.get("outcome"))]
    bars = [
        Bar(each["label"], (each["share"] * 100,), (f"{digits(each['share'] * 100)} %",))
        for each in found["shares"]
    ]
    part = _("discarded") if found["part"] == "discarded" else _("recovered")
    return bar_chart(
        bars,
        title=_("Which assumption matters most: %(group)s %(part)s (%% of the variance)")
        % {"group": class_label(found["category"]), "part": part},
        description=_("Bars: the share of the variance that each assumption explains on its own."),
        series=[_("Share of the variance")],
        heading=_("Assumption"),
    )


def scenario_chart(shown: Shown, asked: Asked) -> Chart:
    """A product's discards under up to three scenarios."""
    product = product_of(shown, asked)
    names = shown.scenarios[:3] if BASELINE in shown.scenarios[:3] else [BASELINE, *shown.scenarios[:2]]
    found = {name: shown.result["flows"][name][product["product"]]["fresh"] for name in names}
    size, unit = scale_of([value for each in found.values() for value in each["p95"]], product["unit"])
    return band_chart(
        [_line(shown.scenario_name(name), each, size) for name, each in found.items()],
        years=shown.result["years"],
        title=_("%(product)s: new ones needed each year, by scenario (%(unit)s)")
        % {"product": product["name"], "unit": unit},
        description=_("Lines with bands, one for each scenario, with the same draws."),
        unit=unit,
    )


PICTURES: dict[str, Callable[[Shown, Asked], Chart]] = {
    "stock": stock_chart,
    "flows": flow_chart,
    "ages": age_chart,
    "material": material_chart,
    "sankey": sankey_chart,
    "sensitivity": sensitivity_chart,
    "scenarios": scenario_chart,
}


def picture(shown: Shown, name: str, asked: Asked) -> Chart:
    """Return a chart by name, its caption with the grade of its numbers; raises `NoPicture`."""
    if name not in PICTURES:
        raise NoPicture(name)
    made = PICTURES[name](shown, asked)
    grade = _grade(shown, name, asked)
    told = _("%(caption)s; grade %(grade)s") % {"caption": made.title, "grade": grade}
    return replace(made, title=told) if grade else made


def _grade(shown: Shown, name: str, asked: Asked) -> str:
    """Return the worst grade behind the numbers of a chart; shares of the variance have none."""
    if name in ("stock", "flows", "ages", "scenarios"):
        return shown.quality.of("discarded", product=product_of(shown, asked)["product"]).grade
    if name in ("material", "sankey"):
        return shown.quality.of("recovered", substance=_known(shown.substances, asked.get("substance"))).grade
    return ""
