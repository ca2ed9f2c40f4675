"""Django's configuration of the app `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in, programmes, teams, roles, claim links, API tokens, consent."""

    name = "circulade.accounts"
    default_auto_field = "django.db.models.BigAutoField"
