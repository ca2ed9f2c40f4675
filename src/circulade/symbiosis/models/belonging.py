"""What belongs to a district belongs to its programme."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from circulade.accounts.models import Programme
    from circulade.symbiosis.models.district import District


class OfDistrict:
    """A record with a field `district`; permissions and the audit trail ask for its programme."""

    district: "District"

    @property
    def programme(self) -> "Programme":
        """The programme whose office answers for it."""
        return self.district.programme

    @property
    def programme_id(self) -> int:
        """The number of that programme."""
        return int(self.district.programme_id)
