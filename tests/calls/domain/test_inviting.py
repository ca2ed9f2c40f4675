"""An invited assessor takes the desk that the office prepared, by a link that works for it alone."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.domain.claims import ClaimRefused, use_claim
from circulade.accounts.enums import Role
from circulade.accounts.models import RoleGrant
from circulade.calls.domain.assessing_trouble import AssessorRefused
from circulade.calls.domain.assessors import Profile
from circulade.calls.domain.inviting import invite_assessor
from circulade.calls.models import AssessorInvitation, Call
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db
PROFILE = Profile(languages=["en", "fr"], expertise=["water"], country="AT", load=7)


def invited(call: Call) -> str:
    """Invite Bea; return the token of her link."""
    letter = invite_assessor(
        call, email=" Bea@Example.org", profile=PROFILE, by=people.user("lead"), now=make.AFTER
    )
    return letter.text.split("/claim/")[1].split("/")[0]


def test_the_link_gives_the_desk_with_what_the_office_said() -> None:
    call = make.open_call()
    bea, token = people.user("bea"), invited(call)
    use_claim(token, by=bea, now=make.AFTER)
    desk = call.assessors.get()
    assert (desk.user, desk.languages, desk.expertise, desk.country, desk.load) == (
        bea,
        ["en", "fr"],
        ["water"],
        "AT",
        7,
    )
    assert RoleGrant.objects.filter(user=bea, programme=call.programme, role=Role.ASSESSOR).exists()
    assert AssessorInvitation.objects.get().taken_at is not None


def test_the_link_works_once() -> None:
    call = make.open_call()
    token = invited(call)
    use_claim(token, by=people.user("bea"), now=make.AFTER)
    with pytest.raises(ClaimRefused):
        use_claim(token, by=people.user("mallory"), now=make.AFTER)
    assert call.assessors.count() == 1


def test_who_assesses_already_is_not_invited() -> None:
    call = make.open_call()
    use_claim(invited(call), by=people.user("bea"), now=make.AFTER)
    with pytest.raises(AssessorRefused, match="assesses for this call already"):
        invite_assessor(
            call, email="bea@example.org", profile=PROFILE, by=people.user("other"), now=make.AFTER
        )


@pytest.mark.parametrize(
    ("reads", "language"),
    [((), "fr"), (("de", "fr"), "fr"), (("de", "el"), "de"), (("el",), "el"), (("lt",), "fr")],
    ids=("nothing said", "the office's", "of the programme", "another", "without a catalogue"),
)
def test_the_letter_is_in_a_language_that_they_read(reads: tuple[str, ...], language: str) -> None:
    call = make.open_call(people.programme(languages=["fr", "en", "de"]))
    letter = invite_assessor(
        call,
        email="bea@example.org",
        profile=Profile(languages=reads),
        by=people.user("lead"),
        now=make.AFTER,
    )
    begins = {"fr": "Le bureau vous demande", "de": "Das Büro bittet Sie", "el": "Το γραφείο σας ζητά"}
    assert (letter.language, letter.text.startswith(begins[language])) == (language, True)
    assert Letter.objects.get().subject == letter.subject
