"""Django's configuration of the app `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in, programmes, teams, roles, claim links, API tokens, consent."""

    name = "circulade.accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, and what a role's claim link does."""
        from circulade.accounts import permissions  # noqa: F401
        from circulade.accounts.domain.claims import register_claim
        from circulade.accounts.domain.roles import claim_role
        from circulade.accounts.enums import ClaimPurpose

        register_claim(ClaimPurpose.ROLE, claim_role)
