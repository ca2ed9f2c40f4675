"""The reading of a result in one paragraph of plain words, made from its numbers."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.files.mine import BASELINE
from circulade.files.mine.study import CLASSES
from circulade.urbanmine.domain.amounts import middle, with_range
from circulade.urbanmine.domain.shown import Shown, class_label


def paragraph(shown: Shown) -> str:
    """Return what the numbers say, with their uncertainty, in a few sentences."""
    sentences = [
        _beginning(shown),
        *_classes(shown),
        _lines(shown),
        _scenario(shown),
        _uncertainty(shown),
        _flags(shown),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _beginning(shown: Shown) -> str:
    first, last = shown.span
    count = len(shown.products)
    told = {"territory": shown.record.territory, "count": count, "first": first, "last": last}
    return (
        ngettext(
            "For %(territory)s, %(count)d product group was followed from %(first)d to %(last)d.",
            "For %(territory)s, %(count)d product groups were followed from %(first)d to %(last)d.",
            count,
        )
        % told
    )


def _classes(shown: Shown) -> list[str]:
    found = []
    for row in shown.result["sensitivity"]:
        told = {"group": class_label(row["category"]), "amount": with_range(row["band"], "kg")}
        if row["part"] == "discarded":
            found.append(_("%(group)s discarded over these years: %(amount)s.") % told)
        else:
            found.append(_("Of these, with the stated steps, %(amount)s can be recovered.") % told)
    return found


def _lines(shown: Shown) -> str:
    lines = shown.result["lines"][BASELINE]
    if lines["landfill_avoided"] is None:
        return ""
    return _("If all goes on as now, %(amount)s of products are kept from landfill.") % {
        "amount": with_range(lines["landfill_avoided"], "kg")
    }


def _scenario(shown: Shown) -> str:
    """Name the scenario that spares most new material of the first class that has any."""
    best: tuple[float, str, str, list[float]] | None = None
    for name in shown.scenarios[1:]:
        for category in CLASSES:
            band = shown.result["lines"][name]["virgin_avoided"][category]
            if band is not None and (best is None or (category == best[2] and band[1] > best[0])):
                best = (band[1], name, category, band)
    if best is None:
        return ""
    told = {"scenario": best[1], "amount": with_range(best[3], "kg"), "group": class_label(best[2])}
    return _("The scenario “%(scenario)s” avoids most virgin input: %(amount)s of %(group)s.") % told


def _uncertainty(shown: Shown) -> str:
    rows = [row for row in shown.result["sensitivity"] if row["shares"]]
    if not rows:
        return ""
    top = rows[0]["shares"][0]
    return _("What matters most is the %(what)s: it explains %(share)d %% of the variance.") % {
        "what": top["label"],
        "share": round(top["share"] * 100),
    }


def _flags(shown: Shown) -> str:
    borrowed = [each["name"] for each in shown.products if each["way"] == "population"]
    if not borrowed:
        return ""
    return _("Estimated from national figures and the population, with wider bands: %(names)s.") % {
        "names": ", ".join(borrowed)
    }


def headline(shown: Shown) -> str:
    """Return the largest figure of the study in a few words, for lists."""
    rows = [row for row in shown.result["sensitivity"] if row["part"] == "discarded"]
    return f"{class_label(rows[0]['category'])}: {middle(rows[0]['band'], 'kg')}" if rows else ""
