"""Pictures of what was tried with a plan: the gain under other prices, and money against CO2."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from circulade.files.charts import Bar, Chart, Choice, bar_chart, trade_off_chart
from circulade.symbiosis.domain.amounts import digits
from circulade.symbiosis.domain.shown import ShownPlan
from circulade.symbiosis.domain.tried import FrontPoint, Trials, together_of
from circulade.symbiosis.enums import PlanKind


def prices(trials: Trials | None, *, currency: str) -> Chart | None:
    """Draw what the best network gains if each price is lower, and if it is higher."""
    if trials is None or not trials.prices:
        return None
    off = f"{100 * (trials.prices[1].factor - 1):.3g} %"
    pairs = zip(trials.prices[::2], trials.prices[1::2], strict=True)
    said = {"what": trials.kind.label, "currency": currency}
    return bar_chart(
        [
            Bar(low.price, (low.value, high.value), (digits(low.value), digits(high.value)))
            for low, high in pairs
        ],
        title=_("The gain if prices are other ones: %(what)s, %(currency)s a year") % said,
        description=_("Two bars for each price: the best network with the price lower, and with it higher."),
        series=(_("lower by %(off)s") % {"off": off}, _("higher by %(off)s") % {"off": off}),
        heading=_("Price"),
    )


def front(points: Sequence[FrontPoint], *, what: str, currency: str) -> Chart | None:
    """Draw the best networks under each worth of a kilogram of CO2; None where all are the same."""
    if len({(f"{point.kg:.6g}", f"{point.money:.6g}") for point in points}) < 2:
        return None
    said = {"what": what, "currency": currency}
    return trade_off_chart(
        [Choice(f"{point.weight:g}", point.kg, point.money) for point in points],
        title=_("Money against CO2: %(what)s") % said,
        description=_(
            "A line of the best networks, each with the worth of a kilogram of CO2 it is best under."
        ),
        headings=(
            _("Worth of a kg CO2 (%(currency)s)") % said,
            _("CO2 saved a year (kg)"),
            _("Gain a year (%(currency)s)") % said,
        ),
    )


def _trials(shown: ShownPlan, kind: PlanKind) -> Trials | None:
    return next((each for each in shown.trials if each.kind == kind), None)


def _prices_of(kind: PlanKind) -> Callable[[ShownPlan], Chart | None]:
    return lambda shown: prices(_trials(shown, kind), currency=shown.plan.district.currency)


def _front_of(kind: PlanKind) -> Callable[[ShownPlan], Chart | None]:
    def draw(shown: ShownPlan) -> Chart | None:
        trials = _trials(shown, kind)
        points = trials.front if trials is not None else ()
        return front(points, what=str(kind.label), currency=shown.plan.district.currency)

    return draw


def _front_of_all(shown: ShownPlan) -> Chart | None:
    points = together_of(shown.trials)
    return front(points, what=_("all kinds together"), currency=shown.plan.district.currency)


TRIED_PICTURES: dict[str, Callable[[ShownPlan], Chart | None]] = {
    **{f"prices-{kind.value}": _prices_of(kind) for kind in PlanKind},
    **{f"front-{kind.value}": _front_of(kind) for kind in PlanKind},
    "front-together": _front_of_all,
}
"""What is drawn of trials, by the name in its address."""
