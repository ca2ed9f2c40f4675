"""What a copied call still says of last time is found, text by text and limit by limit."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.copying import copy_call
from circulade.calls.domain.missing import blocking
from circulade.calls.domain.past_years import past_years, years_in
from circulade.calls.models import Call, LetterTemplate

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("By 3 October 2022, not in 2027.", (2022,)),
        ("03.10.2022, 10/2022, 2022/23 and 2021/2027", (2021, 2022)),
        ("Regulation (EU) 2019/904, Directive 2008/98/EC, (EC) No 1013/2006", ()),
        ("12022 tonnes, 2,022 people, since 1883, at +32 2 2022202", ()),
        ("In 2026 and later", ()),
        ("https://example.org/calls/2022/", (2022,)),
    ],
)
def test_a_year_is_told_from_other_numbers(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text, before=2026) == years


def copied() -> Call:
    source = make.call(
        title={"en": "Pilots 2022"},
        languages=["en", "de"],
        funding={"en": "Paid until 2024.", "de": "Bezahlt bis 2024.", "fr": "Payé jusqu'en 2024."},
        session_place="https://example.org/2022",
    )
    source.criteria.filter(code="commitment").update(anchors={"5": {"en": "a team since 2021"}})
    make.question(source, "budget", "number", title={"en": "Budget of 2021"}, most=Decimal(50_000))
    make.question(source, "since", "number", least=Decimal(2000), most=Decimal(2022))
    make.question(source, "sites", "number", least=Decimal(0), most=Decimal(2000))
    options = [{"code": "a", "label": {"en": "in 2021"}}, {"code": "b", "label": {"en": "in 2022"}}]
    make.question(source, "start", "choice", options=options)
    LetterTemplate.objects.create(
        call=source, kind="accepted", subject={"en": "Your place"}, text={"en": "2022."}
    )
    title = {"en": "Pilots 2027", "de": "Piloten 2027"}
    made = copy_call(source, slug="next", title=title, by=people.user("ann"), now=NOW)
    return Call.objects.get(pk=made.pk)


@pytest.mark.django_db
def test_a_copied_call_names_each_text_and_limit_with_its_past_years() -> None:
    found = past_years(copied(), now=NOW)
    assert [(str(one.part), one.field, one.language, one.years) for one in found] == [
        ("Pilots 2027", "funding", "de", (2024,)),
        ("Pilots 2027", "funding", "en", (2024,)),
        ("Pilots 2027", "session_place", "", (2022,)),
        ("Commitment", "anchors", "en", (2021,)),
        ("Budget of 2021", "title", "en", (2021,)),
        ("Start", "options", "en", (2021, 2022)),
        ("accepted of Pilots 2027", "text", "en", (2022,)),
        ("Since", "least", "", (2000,)),
        ("Since", "most", "", (2022,)),
    ]


@pytest.mark.django_db
def test_the_words_around_the_year_are_shown() -> None:
    call = copied()
    Call.objects.filter(pk=call.pk).update(
        funding={"en": "One two three four five six seven 2024 is the last."}
    )
    call.refresh_from_db()
    assert past_years(call, now=NOW)[0].words == "… two three four five six seven 2024 is the last."


@pytest.mark.django_db
def test_past_years_are_told_by_the_clock_of_the_call_and_never_block() -> None:
    call = copied()
    Call.objects.filter(pk=call.pk).update(funding={"en": "Until 2026."}, time_zone="Europe/Brussels")
    call.refresh_from_db()
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    named = [
        [one.years for one in past_years(call, now=now) if one.field == "funding"] for now in (NOW, new_year)
    ]
    assert named == [[], [(2026,)]]
    assert [gap.text for gap in blocking(call, now=NOW) if "202" in gap.text] == []


@pytest.mark.django_db
def test_a_call_that_is_no_copy_is_left_alone() -> None:
    assert past_years(make.call(summary={"en": "As in 2022."}), now=NOW) == []
