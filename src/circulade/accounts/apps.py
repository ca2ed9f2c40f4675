"""Django's configuration of the app `accounts`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from circulade.core import navigation


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
        for order, (label, url_name) in enumerate(
            [(_("People and roles"), "accounts:people"), (_("Programme"), "accounts:programme")]
        ):
            navigation.register(
                workspace="office",
                section=_("Office"),
                label=label,
                url_name=url_name,
                permission="accounts.administer",
                order=80 + order,
            )
