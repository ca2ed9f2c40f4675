"""Addresses that the office uses to run a call."""

from django.urls import path

from circulade.calls.views import (
    office,
    office_applications,
    office_parts,
    office_questions,
    office_steps,
    selecting,
)

CALL = "office/calls/<slug:slug>/"
ONE = CALL + "applications/<str:ref>/"
urlpatterns = [
    path("office/calls/", office.calls, name="office_calls"),
    path("office/calls/new/", office.new, name="office_new_call"),
    path(CALL, office.call, name="office_call"),
    path(CALL + "copy/", office.copy, name="office_copy_call"),
    path(CALL + "edit/<slug:section>/", office.edit, name="office_edit_call"),
    path(CALL + "factsheet/", office.factsheet, name="office_factsheet"),
    path(CALL + "tracks/", office_parts.tracks, name="office_tracks"),
    path(CALL + "tracks/<int:pk>/", office_parts.track, name="office_track"),
    path(CALL + "tracks/<int:pk>/delete/", office_parts.remove_track, name="office_delete_track"),
    path(CALL + "criteria/", office_parts.criteria, name="office_criteria"),
    path(CALL + "criteria/<int:pk>/", office_parts.criterion, name="office_criterion"),
    path(CALL + "criteria/<int:pk>/delete/", office_parts.remove_criterion, name="office_delete_criterion"),
    path(CALL + "questions/", office_questions.questions, name="office_questions"),
    path(CALL + "questions/new/", office_questions.new, name="office_new_question"),
    path(CALL + "questions/preview/", office_questions.preview, name="office_preview_questions"),
    path(CALL + "questions/correct/", office_questions.correct, name="office_correct_questions"),
    path(CALL + "questions/<int:pk>/", office_questions.question, name="office_question"),
    path(CALL + "questions/<int:pk>/move/", office_questions.move, name="office_move_question"),
    path(CALL + "questions/<int:pk>/delete/", office_questions.remove, name="office_delete_question"),
    path(CALL + "step/", office_steps.step, name="office_step"),
    path(CALL + "cancel/", office_steps.cancel_call, name="office_cancel_call"),
    path(CALL + "extend/", office_steps.extend, name="office_extend"),
    path(CALL + "notice/", office_steps.notice, name="office_notice"),
    path(CALL + "public-questions/", office_steps.public_questions, name="office_public_questions"),
    path(CALL + "public-questions/<int:pk>/", office_steps.answer_question, name="office_answer"),
    path(
        CALL + "public-questions/<int:pk>/delete/",
        office_steps.remove_question,
        name="office_delete_public_question",
    ),
    path(CALL + "selection/", selecting.selection, name="office_selection"),
    path(CALL + "applications/", office_applications.applications, name="office_applications"),
    path(CALL + "applications-export/", office_applications.export, name="office_export_applications"),
    path(CALL + "enter/", office_applications.enter, name="office_enter_application"),
    path(ONE, office_applications.application, name="office_application"),
    path(ONE + "write/", office_applications.write, name="office_write_application"),
    path(ONE + "count/", office_applications.count, name="office_count_application"),
    path(ONE + "extend/", office_applications.extend, name="office_extend_application"),
    path(ONE + "register/", office_applications.register_links, name="office_register_links"),
]
