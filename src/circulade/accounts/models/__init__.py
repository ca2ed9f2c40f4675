"""Records of people, programmes and rights."""

from circulade.accounts.models.claim import ClaimLink
from circulade.accounts.models.consent import Consent
from circulade.accounts.models.grant import RoleGrant
from circulade.accounts.models.programme import Programme, Team
from circulade.accounts.models.token import ApiToken
from circulade.accounts.models.user import User

__all__ = ["ApiToken", "ClaimLink", "Consent", "Programme", "RoleGrant", "Team", "User"]
