"""What answers mean is carried over to the application, by the purpose of each question."""

from typing import Any

import pytest

from circulade.calls.domain.register_links import all_for_purpose, by_purpose, stated_population, take_over
from circulade.calls.enums import Purpose
from circulade.calls.models import Application, FrozenQuestion, QuestionnaireVersion

PURPOSES = (
    Purpose.TERRITORY,
    Purpose.ORGANISATION,
    Purpose.CONTACT_EMAIL,
    Purpose.COUNTRY,
    Purpose.LANGUAGE,
    Purpose.ORGANISATION_KIND,
    Purpose.PUBLISH_CONSENT,
)
QUESTIONS = [FrozenQuestion(each, "short", {"en": each}, purpose=each) for each in PURPOSES]


def carried(**answers: Any) -> Application:
    """Take answers over into an application in French that said Belgium when it was begun."""
    version = QuestionnaireVersion(questions=[each.to_json() for each in QUESTIONS])
    made = Application(questionnaire=version, language="fr", country="BE", organisation_kind="agency")
    take_over(made, answers)
    return made


def test_the_territory_names_the_application_before_the_organisation() -> None:
    assert carried(territory="Ville-Haute", organisation="Works").name == "Ville-Haute"
    assert carried(organisation="Works").name == "Works"


def test_a_place_gives_name_and_country() -> None:
    made = carried(territory={"name": "Ville-Haute", "country": "FR", "nuts": []})
    assert (made.name, made.country) == ("Ville-Haute", "FR")


def test_a_greek_place_has_its_iso_country() -> None:
    assert carried(country={"country": "EL", "nuts": ["EL52"], "name": ""}).country == "GR"


def test_what_is_not_answered_stays_as_it_was_begun() -> None:
    made = carried()
    assert (made.country, made.language, made.organisation_kind) == ("BE", "fr", "agency")


@pytest.mark.parametrize(("answer", "language"), [("de", "de"), ("Klingon", "fr"), ("", "fr")])
def test_letters_speak_a_language_that_is_known(answer: str, language: str) -> None:
    assert carried(language=answer).language == language


@pytest.mark.parametrize("answer", [False, None, "yes", 1])
def test_only_a_plain_yes_lets_the_name_be_published(answer: Any) -> None:
    assert carried(publish_consent=answer).may_publish_name is False
    assert carried(publish_consent=True).may_publish_name is True


def test_what_is_no_address_is_none() -> None:
    assert carried(contact_email="call us").contact_email == ""


def test_of_several_needs_the_first_counts_and_all_are_found() -> None:
    needs = tuple(
        FrozenQuestion(code, "long", {"en": code}, purpose=Purpose.NEED) for code in ("a", "b", "c")
    )
    values = {"a": None, "b": "Sorting", "c": "Data"}
    assert by_purpose(needs, values) == {Purpose.NEED: "Sorting"}
    assert [each.code for each, _value in all_for_purpose(needs, values, Purpose.NEED)] == ["b", "c"]


@pytest.mark.parametrize(
    ("answer", "people"), [("60000", 60_000), ("60000.5", None), ("many", None), (None, None)]
)
def test_a_population_is_whole(answer: Any, people: int | None) -> None:
    assert stated_population({Purpose.POPULATION: answer}) == people
