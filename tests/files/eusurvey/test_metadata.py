"""The names of metadata columns: complete over the languages, and each meaning one thing."""

from collections import Counter

import pytest

from circulade.files.eusurvey.metadata import ENGLISH, HEADERS, Metadata, folded


def test_every_column_is_known_in_every_language() -> None:
    # Danish and Swedish share the name of the ID, Czech and Slovak that of the languages.
    counts = Counter(HEADERS.values())
    assert set(counts) == set(ENGLISH)
    assert min(counts.values()) == 23


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("CONTRIBUTION ID", "contribution_id"),
        ("Numéro d’identification de la contribution", "contribution_id"),
        ("  Svar-ID ", "contribution_id"),
        ("№ на попълнена анкета", "contribution_id"),
        ("User Name", "user"),
        ("Ημερομηνία δημιουργίας", "created"),
        ("Letzte Aktualisierung", "updated"),
        ("Keeled", "languages"),
    ],
)
def test_case_spaces_and_apostrophes_do_not_count(header: str, name: Metadata) -> None:
    assert HEADERS[folded(header)] == name
