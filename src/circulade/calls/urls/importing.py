"""Addresses that imports, eligibility and clarifications use."""

from django.urls import path

from circulade.calls.views import clarifications, eligibility, importing, matching

CALL = "office/calls/<slug:slug>/"
IMPORT = CALL + "imports/<int:pk>/"
CHECK = CALL + "eligibility/<str:ref>/"
urlpatterns = [
    path(CALL + "imports/", importing.imports, name="imports"),
    path(IMPORT, importing.show, name="import"),
    path(IMPORT + "mapping/", importing.mapping, name="import_mapping"),
    path(IMPORT + "check/", importing.check, name="import_check"),
    path(IMPORT + "problems.<slug:kind>", importing.problems, name="import_problems"),
    path(IMPORT + "apply/", importing.apply, name="import_apply"),
    path(CALL + "territories/", matching.territories, name="match_territories"),
    path(CALL + "territories/<str:ref>/", matching.match, name="match_territory"),
    path(CALL + "take-over/", matching.take_over, name="take_over"),
    path(CALL + "eligibility/", eligibility.applications, name="eligibility"),
    path(CALL + "eligibility-check/", eligibility.check, name="check_eligibility"),
    path(CALL + "eligibility-accept/", eligibility.accept, name="accept_all_met"),
    path(CHECK, eligibility.application, name="eligibility_file"),
    path(CHECK + "decide/", eligibility.decide_one, name="decide_eligibility"),
    path(CHECK + "reopen/", eligibility.reopen_one, name="reopen_eligibility"),
    path(CHECK + "ask/", clarifications.ask_applicant, name="ask_clarification"),
    path(CALL + "clarifications/", clarifications.clarifications, name="clarifications"),
    path(
        "applications/<int:pk>/clarifications/<int:asked>/",
        clarifications.clarification,
        name="clarification",
    ),
]
