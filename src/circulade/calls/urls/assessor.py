"""Addresses that assessment uses, for assessors and the lead."""

from django.urls import path

from circulade.calls.views import (
    assess_application,
    assess_assignment,
    assess_files,
    assess_lead,
    assess_people,
)

CALL = "office/calls/<slug:slug>/assessment/"
ONE = CALL + "applications/<str:ref>/"
urlpatterns = [
    path("assess/applications/", assess_files.files, name="assess_files"),
    path("assess/<int:pk>/", assess_files.assess, name="assess"),
    path("assess/<int:pk>/autosave/", assess_files.autosave, name="assess_autosave"),
    path("assess/<int:pk>/reopen/", assess_files.reopen, name="assess_reopen"),
    path("assess/<int:pk>/conflict/", assess_files.conflict, name="assess_conflict"),
    path(CALL, assess_lead.progress, name="assessment"),
    path(CALL + "plan/", assess_lead.plan, name="assessment_plan"),
    path(CALL + "scores/", assess_lead.export, name="export_scores"),
    path(CALL + "conflicts/", assess_lead.conflicts, name="conflicts"),
    path(CALL + "conflicts/<int:pk>/lift/", assess_lead.lift, name="lift_conflict"),
    path(CALL + "assessors/", assess_people.assessors, name="assessors"),
    path(CALL + "assessors/<int:pk>/", assess_people.assessor, name="assessor"),
    path(CALL + "assessors/<int:pk>/leave/", assess_people.let_leave, name="assessor_leaves"),
    path(CALL + "assignment/", assess_assignment.assignment, name="assignment"),
    path(CALL + "assignment/apply/", assess_assignment.apply, name="apply_assignment"),
    path(CALL + "assignment/letters/", assess_assignment.letters, name="assessor_letters"),
    path(ONE, assess_application.show, name="application_assessments"),
    path(ONE + "pair/", assess_application.pair, name="pair"),
    path(ONE + "discussion/", assess_application.discussion, name="discussion"),
    path(ONE + "card/", assess_application.card, name="card_from_feedback"),
    path(ONE + "consensus/", assess_application.consensus, name="consensus"),
    path(ONE + "conflict/", assess_application.conflict, name="record_conflict"),
    path(
        "office/calls/<slug:slug>/applications/<str:ref>/own-conflict/",
        assess_application.own_conflict,
        name="own_conflict",
    ),
]
