"""The tabs of a call in the office; what comes later (eligibility, assessment, selection) adds its own here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from circulade.calls.enums import CallStage
from circulade.calls.models import Call
from circulade.core.components import Tab

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True)
class CallPage:
    """One tab: key, label, address, the permission on the call that it needs, and its stages (empty: all)."""

    key: str
    label: Any
    url_name: str
    permission: str = "calls.view_call"
    arguments: Callable[[Call], list[str]] = lambda call: [call.slug]
    stages: frozenset[str] = frozenset()


# What there is to do only once a cohort is decided.
DECIDED = frozenset({CallStage.DECIDED.value, CallStage.PUBLISHED.value})

PAGES = [
    CallPage("overview", _("Overview"), "calls:office_call"),
    CallPage(
        "texts", _("Texts"), "calls:office_edit_call", "calls.change_call", lambda call: [call.slug, "texts"]
    ),
    CallPage(
        "who",
        _("Who can apply"),
        "calls:office_edit_call",
        "calls.change_call",
        lambda call: [call.slug, "who"],
    ),
    CallPage(
        "dates", _("Dates"), "calls:office_edit_call", "calls.change_call", lambda call: [call.slug, "dates"]
    ),
    CallPage("tracks", _("Tracks"), "calls:office_tracks", "calls.change_call"),
    CallPage("criteria", _("Criteria"), "calls:office_criteria", "calls.change_call"),
    CallPage("questions", _("Questions"), "calls:office_questions", "calls.change_call"),
    CallPage("public", _("Questions and answers"), "calls:office_public_questions", "calls.answer_questions"),
    CallPage("applications", _("Applications"), "calls:office_applications", "calls.list_applications"),
    CallPage("imports", _("Import"), "calls:imports", "calls.import_applications"),
    CallPage("eligibility", _("Eligibility"), "calls:eligibility", "calls.see_eligibility"),
    CallPage("assessment", _("Assessment"), "calls:assessment", "calls.lead_assessment"),
    CallPage("selection", _("Selection"), "calls:office_selection", "calls.read_selection"),
    CallPage("cohort", _("Cohort"), "calls:office_cohort", "calls.view_cohort", stages=DECIDED),
    CallPage(
        "letters", _("Result letters"), "calls:office_result_letters", "calls.send_results", stages=DECIDED
    ),
    CallPage("publish", _("Publication"), "calls:office_publish", "calls.publish", stages=DECIDED),
    CallPage("reviews", _("Reviews"), "calls:office_reviews", "calls.answer_reviews", stages=DECIDED),
]


def call_tabs(call: Call, current: str, user: "User") -> list[Tab]:
    """Return the tabs that this user may open; a page that is not installed is left out."""
    held: dict[str, bool] = {}
    found = []
    for page in PAGES:
        if page.permission not in held:
            held[page.permission] = user.has_perm(page.permission, call)
        if not held[page.permission] or (page.stages and call.stage not in page.stages):
            continue
        try:
            address = reverse(page.url_name, args=page.arguments(call))
        except NoReverseMatch:
            continue
        found.append(Tab(page.label, address, current=page.key == current))
    return found


def tab_of(call: Call, key: str, user: "User") -> Tab | None:
    """Return one tab by its key, if this user may open it."""
    page = next((page for page in PAGES if page.key == key), None)
    if page is None or not user.has_perm(page.permission, call):
        return None
    return Tab(page.label, reverse(page.url_name, args=page.arguments(call)))


NEXT_DAY = ("cohort", "letters", "publish", "reviews")


def onward(tabs: list[Tab]) -> list[Tab]:
    """Return the other pages of the next day among a call's tabs: cohort, letters, publication, reviews."""
    labels = {str(page.label) for page in PAGES if page.key in NEXT_DAY}
    return [tab for tab in tabs if str(tab.label) in labels and not tab.current]


def selection_tabs(call: Call, user: "User") -> list[Tab]:
    """Return the tabs of a call for the pages of its studio."""
    return call_tabs(call, "selection", user)
