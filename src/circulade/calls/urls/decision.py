"""Addresses that selection, letters and the next day use."""

from django.urls import URLPattern, path

from circulade.calls.views import cohort, joining, result_letters, result_texts, results, reviews

CALL = "office/calls/<slug:slug>/"
REPLACEMENT = CALL + "cohort/replacement/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("applications/<int:pk>/place/", joining.place, name="place"),
    path("applications/<int:pk>/place/confirm/", joining.confirm, name="confirm_place"),
    path("applications/<int:pk>/place/give-up/", joining.give_up, name="give_up_place"),
    path("applications/<int:pk>/review/", reviews.own_review, name="review"),
    path("calls/<slug:slug>/results/bundle.zip", results.bundle, name="results_bundle"),
    path(CALL + "cohort/", cohort.members, name="office_cohort"),
    path(CALL + "cohort/remind/", cohort.remind, name="office_remind_members"),
    path(CALL + "cohort/<slug:ref>/give-up/", cohort.give_up, name="office_give_up_place"),
    path(CALL + "cohort/<slug:ref>/replace/", cohort.replace, name="office_replace"),
    path(REPLACEMENT, cohort.replacement, name="office_replacement"),
    path(REPLACEMENT + "accept/", cohort.accept, name="office_accept_replacement"),
    path(REPLACEMENT + "dismiss/", cohort.dismiss, name="office_dismiss_replacement"),
    path(CALL + "letters/", result_letters.letters, name="office_result_letters"),
    path(CALL + "letters/draft/", result_letters.draft, name="office_draft_letters"),
    path(CALL + "letters/redraft/", result_letters.redraft_all, name="office_redraft_letters"),
    path(CALL + "letters/send/", result_letters.send, name="office_send_letters"),
    path(CALL + "letters/texts/", result_texts.all_texts, name="office_letter_texts"),
    path(CALL + "letters/texts/<str:kind>/", result_texts.one_text, name="office_letter_text"),
    path(CALL + "letters/<uuid:pk>/", result_letters.letter, name="office_result_letter"),
    path(CALL + "publish/", results.publication, name="office_publish"),
    path(CALL + "publish/choose/", results.choose, name="office_choose_published"),
    path(CALL + "reviews/", reviews.office_list, name="office_reviews"),
    path(CALL + "reviews/<int:pk>/", reviews.office_one, name="office_review"),
]
