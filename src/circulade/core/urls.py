"""Addresses of the app `core`."""

from django.urls import path

from circulade.core.views import attachments, audit, health, letters, queue, runs, search

app_name = "core"
urlpatterns = [
    path("attachments/<uuid:pk>/", attachments.attachment, name="attachment"),
    path("health/", health.health, name="health"),
    path("metrics", health.metrics, name="metrics"),
    path("office/audit/", audit.audit, name="audit"),
    path("office/audit/check/", audit.check, name="audit_check"),
    path("office/queue/", queue.queue, name="queue"),
    path("office/queue/<uuid:pk>/retry/", queue.retry, name="queue_retry"),
    path("office/queue/<uuid:pk>/discard/", queue.discard, name="queue_discard"),
    path("office/letters/", letters.letters, name="letters"),
    path("office/letters/<uuid:pk>/", letters.letter, name="letter"),
    path("office/letters/<uuid:pk>/send/", letters.send, name="letter_send"),
    path("office/letters/<uuid:pk>/resend/", letters.resend, name="letter_resend"),
    path("office/letters/<uuid:pk>/cancel/", letters.cancel, name="letter_cancel"),
    path("office/runs/", runs.runs, name="runs"),
    path("office/runs/<uuid:pk>/", runs.run, name="run"),
    path("office/runs/<uuid:pk>/replay/", runs.replay, name="run_replay"),
    path("office/runs/<uuid:pk>/download/", runs.download, name="run_download"),
    path("office/search/", search.search, name="search"),
]
