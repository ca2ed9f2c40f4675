"""Texts of result letters: shipped in sixteen languages, changed per call, filled field by field."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.letter_texts import (
    FIELDS,
    LetterText,
    fill,
    kinds_of_letters,
    shipped_languages,
    shipped_text,
    text_for,
    unknown_fields,
    write_text,
)
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Call, Track
from circulade.core.text.catalogue import catalogue_languages


@pytest.fixture
def call(db: None) -> Call:
    return make.call()


def found(call: Call, kind: str, language: str, *, track: str = "") -> tuple[str, str]:
    own = {one.kind: one for one in call.letter_templates.all()}
    text = text_for(call, kind=kind, track=track, language=language, own=own)
    return text.language, text.subject


def test_what_applicants_wrote_is_never_read_as_a_field() -> None:
    assert fill("Dear {name}", {"name": "{reason}", "reason": "secret"}) == "Dear {reason}"


@pytest.mark.parametrize("kind", FIELDS)
def test_every_shipped_text_uses_known_fields_only_and_all_that_matter(kind: str) -> None:
    for language in shipped_languages():
        found = shipped_text(kind, language)
        assert isinstance(found, LetterText)
        assert unknown_fields(kind, found.subject + found.text) == []
        wanted = {"reason", "ref", "office"} | set(FIELDS[kind][7:])
        assert [name for name in sorted(wanted) if f"{{{name}}}" not in found.text] == []


def test_whoever_has_a_shipped_text_has_a_reason_in_the_same_language_and_the_other_way_round() -> None:
    assert shipped_languages() == tuple(sorted({*catalogue_languages(), "en"}))


def test_only_a_call_with_several_tracks_has_a_letter_for_each(call: Call) -> None:
    assert kinds_of_letters(call) == ("accepted", "reserve", "rejected", "ineligible")
    Track.objects.create(call=call, code="fellows", name={"en": "Fellows"}, places=4, position=1)
    assert kinds_of_letters(call)[1:3] == ("accepted:members", "accepted:fellows")


def test_the_offices_own_text_counts_before_the_shipped_one_in_every_language(call: Call) -> None:
    by = people.user("lead")
    assert found(call, "reserve", "fr") == ("fr", "{call} : vous êtes sur la liste de réserve")
    write_text(call, "reserve", subject={"en": "Wait"}, text={"en": "{reason}"}, by=by)
    assert found(call, "reserve", "fr") == ("en", "Wait")
    write_text(call, "reserve", subject={}, text={}, by=by)
    assert found(call, "reserve", "fr") == ("fr", "{call} : vous êtes sur la liste de réserve")


def test_a_text_in_one_other_language_leaves_everybody_else_the_shipped_one(call: Call) -> None:
    write_text(call, "reserve", subject={"de": "Reserve"}, text={"de": "{reason}"}, by=people.user("lead"))
    assert [found(call, "reserve", code)[1] for code in ("de", "en")] == [
        "Reserve",
        "{call}: you are on the reserve list",
    ]


def test_an_unknown_field_and_half_a_language_are_refused_by_name(call: Call) -> None:
    by = people.user("lead")
    with pytest.raises(Refused, match=r"\{salary\} is no field of this letter. It may use: \{call\}"):
        write_text(call, "rejected", subject={"en": "x"}, text={"en": "Your {salary}"}, by=by)
    with pytest.raises(Refused, match="Language fr: a letter needs a subject and a text"):
        write_text(call, "rejected", subject={"fr": "x"}, text={}, by=by)
    with pytest.raises(Refused, match="There is no letter “accepted:pilots”"):
        write_text(call, "accepted:pilots", subject={"en": "x"}, text={"en": "x"}, by=by)
    assert call.letter_templates.count() == 0
