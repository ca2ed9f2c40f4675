"""For whom somebody may write a card."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from circulade.accounts.models import Programme
from circulade.needs.queries import cards_of
from circulade.register.models import Organisation, Territory

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True)
class Acting:
    """For whom somebody may write a card: an organisation they serve, or what an own card already speaks for."""

    organisation: Organisation | None = None
    territory: Territory | None = None
    content_type_id: int | None = None
    object_id: str = ""

    def __str__(self) -> str:
        return str(self.organisation or self.territory or "")


def acting_for(user: "User", programme: Programme) -> list[Acting]:
    """Return for whom somebody may write cards, organisations first, each once."""
    bodies = Organisation.objects.filter(
        programme=programme, contacts__person__user=user, contacts__until__isnull=True
    ).distinct()
    found = [Acting(organisation=body) for body in bodies.order_by("ref")]
    stated = cards_of(user, programme).exclude(organisation__in=bodies).exclude(object_id="")
    seen: set[tuple[int | None, int | None]] = set()
    for card in stated.order_by("pk"):
        whom = (card.organisation_id, card.territory_id)
        if whom != (None, None) and whom not in seen:
            seen.add(whom)
            # A further card belongs to what the first was stated in: who owns that owns both.
            found.append(
                Acting(
                    organisation=card.organisation,
                    territory=card.territory,
                    content_type_id=card.content_type_id,
                    object_id=card.object_id,
                )
            )
    return found
