"""What the selection studio calls people and seats, where it gives the seats of an event."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from circulade.cohorts.called import Called
from circulade.events.domain.seat_words import SAID


def _possible(count: int) -> str:
    return (
        ngettext(
            "Seats can be given by these rules: %d person asks.",
            "Seats can be given by these rules: %d people ask.",
            count,
        )
        % count
    )


SEATS = Called(
    one=_("Person"),
    many=_("People who ask"),
    chosen=_("Seats"),
    not_chosen=_("Waiting list"),
    lead=_(
        "Rules as sentences, what is possible now, and every allocation of the seats that was computed. "
        "Nobody is written to before one is decided."
    ),
    compute_one=_("Compute an allocation"),
    compute=_("Compute the allocation"),
    none_yet=_("No allocation has been computed yet"),
    single=_("Decisions about single people"),
    include=_("Include or exclude a person"),
    outcome=_("Rules and what the allocation made of them"),
    within=_("With a seat"),
    moving=_("People who move"),
    deciding=_(
        "Deciding gives the seats, puts everybody else on the waiting list in the order of their asking, "
        "and writes to all of them: their own pages say the reason. Seats that were given are not taken back."
    ),
    decided=_("Decided: the seats are given, and letters to everybody are on their way."),
    follows=_("This is the decision. The seats are given:"),
    settings=_("Draw and reserve list"),
    not_yet=_("No allocation can be computed yet"),
    impossible=_("No allocation satisfies all rules together"),
    nobody=_("Nobody asks for a seat yet."),
    pool=_("people who ask"),
    picked=_("with a seat"),
    possible=_possible,
    said=SAID,
    points=False,
    documents=False,
    involvement=False,
)
