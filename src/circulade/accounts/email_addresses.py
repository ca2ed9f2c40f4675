"""django-allauth's e-mail addresses, typed: which address of a user counts as confirmed."""

from allauth.account.models import EmailAddress

from circulade.accounts.models import User


def confirm_address(user: User) -> None:
    """Note that a user's address is known to be theirs, so that they can sign in without a confirmation mail."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
