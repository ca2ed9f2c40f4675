"""Why an assessor fits an application, in a few words."""

from django.utils.translation import gettext as _

from circulade.engines.assessment import Fit


def reasons(fit: Fit) -> str:
    """Say why a pair fits, in a few words."""
    labels = {"language": _("reads"), "expertise": _("knows"), "distance": ""}
    found = []
    for part in fit.parts:
        if part.name == "distance":
            continue
        if part.matched:
            found.append(f"{labels[part.name]} {', '.join(part.matched)}")
        if part.missing:
            found.append(_("not: %s") % ", ".join(part.missing))
    return " · ".join(found)
