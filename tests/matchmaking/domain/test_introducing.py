"""From a confirmed match to the letter to both sides, once, and what came of it."""

from datetime import UTC, date, datetime

import pytest
from tests.make import accounts as people
from tests.make import matchmaking as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.core.models import Letter
from circulade.matchmaking.domain.deciding import MatchRefused, decide
from circulade.matchmaking.domain.introducing import (
    introduction_of,
    note_outcome,
    send_introduction,
    write_introduction,
)
from circulade.matchmaking.enums import MatchState, OutcomeKind
from circulade.matchmaking.models import Match

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 3, 1)


@pytest.fixture
def by() -> User:
    return people.user("fay", Role.FACILITATOR, programme=people.programme())


@pytest.fixture
def match() -> Match:
    programme = people.programme()
    need = make.card(programme, "Beams", organisation=make.served(programme, "one"))
    offer = make.card(programme, "Timber", "offer", organisation=make.served(programme, "two"))
    return make.match(programme, need, offer)


def refused(step: object) -> str:
    with pytest.raises(MatchRefused) as found:
        step()  # type: ignore[operator]
    return str(found.value)


def test_setting_aside_needs_a_reason_and_can_be_taken_back(match: Match, by: User) -> None:
    said = refused(lambda: decide(match, MatchState.SET_ASIDE, by=by, reason=" "))
    assert said == "Reason: say why the two do not fit, so that others understand and the order learns."
    done = decide(match, MatchState.SET_ASIDE, by=by, reason="Too far")
    assert (done.state, done.reason, done.decided_by) == ("set_aside", "Too far", by)
    back = decide(match, MatchState.SUGGESTED, by=by)
    assert (back.state, back.reason, back.decided_at) == ("suggested", "", None)


def test_an_introduction_goes_to_both_sides_once(match: Match, by: User) -> None:
    decide(match, MatchState.CONFIRMED, by=by)
    words = introduction_of(Match.objects.get(pk=match.pk))
    assert words.subject == "Introduction: One and Two"
    assert "One looks for: Beams\nTwo offers: Timber" in words.text
    assert "One: one@example.org\nTwo: two@example.org" in words.text
    assert refused(lambda: send_introduction(match, agreed=True, by=by, now=NOW)) == (
        "Text: write and save the introduction first."
    )
    write_introduction(match, subject=words.subject, text="Talk!", by=by)
    assert "Agreed: ask both sides first" in refused(
        lambda: send_introduction(match, agreed=False, by=by, now=NOW)
    )
    send_introduction(match, agreed=True, by=by, now=NOW)
    sent = [(each.to, each.text, each.state) for each in Letter.objects.order_by("to")]
    assert sent == [("one@example.org", "Talk!", "queued"), ("two@example.org", "Talk!", "queued")]
    assert refused(lambda: send_introduction(match, agreed=True, by=by, now=NOW)) == (
        "The introduction has been sent already."
    )
    assert Letter.objects.count() == 2
    assert refused(lambda: decide(match, MatchState.SET_ASIDE, by=by, reason="Late")) == (
        "The two have been introduced: record what came of it instead."
    )


def test_an_introduction_is_drafted_in_the_offices_language(match: Match, by: User) -> None:
    Programme.objects.update(languages=["it", "en"])
    words = introduction_of(Match.objects.get(pk=match.pk))
    assert (words.language, words.subject) == ("it", "Presentazione: One e Two")
    assert words.text.startswith(
        "Pensiamo che vi convenga parlarvi.\n\nOne cerca: Beams\nTwo offre: Timber\n\n"
    )


def test_a_side_without_an_address_is_named_and_nothing_is_sent(match: Match, by: User) -> None:
    match.need.organisation.contacts.all().delete()  # type: ignore[union-attr]
    decide(match, MatchState.CONFIRMED, by=by)
    write_introduction(match, subject="Hello", text="Talk!", by=by)
    said = refused(lambda: send_introduction(match, agreed=True, by=by, now=NOW))
    assert said == "One: no address is known. Add a contact in the register."
    assert (Letter.objects.count(), Match.objects.get().state) == (0, "confirmed")


def test_a_match_that_was_not_confirmed_is_not_introduced(match: Match, by: User) -> None:
    assert (
        refused(lambda: write_introduction(match, subject="a", text="b", by=by)) == "Confirm the match first."
    )
    assert refused(lambda: decide(match, MatchState.INTRODUCED, by=by)) == (
        "Write and send the introduction: that introduces them."
    )


def test_a_card_closed_meanwhile_is_not_introduced(match: Match, by: User) -> None:
    decide(match, MatchState.CONFIRMED, by=by)
    match.need.state = "met"
    match.need.save()
    said = refused(lambda: write_introduction(Match.objects.get(), subject="a", text="b", by=by))
    assert said == "“Beams” is met: only open cards are introduced."


def test_what_came_of_it_is_recorded_after_the_introduction_and_not_ahead_of_time(
    match: Match, by: User
) -> None:
    early = lambda: note_outcome(match, OutcomeKind.VISIT, on=TODAY, today=TODAY, by=by)  # noqa: E731
    assert refused(early) == "The two have not been introduced yet."
    match.state = MatchState.INTRODUCED
    match.save()
    ahead = lambda: note_outcome(match, OutcomeKind.VISIT, on=date(2026, 3, 2), today=TODAY, by=by)  # noqa: E731
    assert refused(ahead) == "Day: it lies in the future."
    made = note_outcome(match, OutcomeKind.VISIT, on=TODAY, today=TODAY, note=" Two days ", by=by)
    assert (str(made), made.note) == ("visit", "Two days")
