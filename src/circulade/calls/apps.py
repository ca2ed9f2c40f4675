"""Django's configuration of the app `calls`."""

from django.apps import AppConfig


class CallsConfig(AppConfig):
    """Calls, questions, applications, eligibility, assessments and decisions."""

    name = "circulade.calls"
    default_auto_field = "django.db.models.BigAutoField"
