"""A match's reasons in sentences that a person can check."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from circulade.accounts.enums import Maturity
from circulade.core.text.catalogue import said_here
from circulade.core.text.names import language_name
from circulade.matchmaking.domain.lessons import Lesson
from circulade.register.domain.classes import class_label
from circulade.register.enums import TerritoryKind
from circulade.vocabularies.macro_regions import MacroRegion
from circulade.words.function_words import says_something

MOST_WORDS = 6
LEAST_LETTERS = 4
"""Shorter words ("for", "a") count in the fit, but tell nobody why two fit; nor do longer ones such as "that"."""

NEAR = 10
"""Only so many are said to be near in meaning; the nearest are told by their place, for no cosine is near in itself."""


def reasons(why: Mapping[str, Any], *, encoder: str = "") -> list[str]:
    """Return the reasons of an engine's match, the strongest kinds first; `encoder` unless the reasons name theirs."""
    shared = why["facets"]
    found = [_("Both name the theme %s.") % theme for theme in shared.get("theme", [])]
    found += [_("Same class of territory: %s.") % class_label(code) for code in shared.get("class", [])]
    found += [_("Same part of Europe: %s.") % _(MacroRegion(code).label) for code in shared.get("part", [])]
    found += [_("Both are of the kind: %s.") % TerritoryKind(code).label for code in shared.get("kind", [])]
    found += [_("Both are at the level: %s.") % Maturity(code).label for code in shared.get("maturity", [])]
    if words := telling_words(why):
        told = ", ".join(_pair(word) for word in words[:MOST_WORDS])
        found.append(said_here("Words that carried it: {words}.", words=told))
    if (place := why.get("meaning_place")) and place <= NEAR:
        model = why.get("encoder", encoder)
        found.append(
            said_here("Near in meaning: place {place} by the model {model}.", place=place, model=model)
        )
    if sentence := _languages(why["language"]):
        found.append(sentence)
    return found


def telling_words(why: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the words that met and say what both texts are about, in their order."""
    told = why["language"]
    return [
        word
        for word in why["words"]
        if len(word["asked"]) >= LEAST_LETTERS
        and says_something(word["asked"], told["query"])
        and says_something(word["found"], told["item"])
    ]


def _pair(word: Mapping[str, Any]) -> str:
    return word["asked"] if word["asked"] == word["found"] else f"{word['asked']} ↔ {word['found']}"


def _languages(told: Mapping[str, Any]) -> str:
    if told["distance"] is None:
        return ""
    named = [language_name(code) for code in (told["query"], told["item"])]
    if told["distance"] == 0:
        return said_here("Both are in {language}.", language=next(filter(None, named)))
    return said_here("Written in {need} and {offer}.", need=named[0], offer=named[1])


def evidence_label(name: str) -> str:
    """Return what a kind of evidence is called."""
    return {
        "theme": _("Both name the same theme"),
        "class": _("Same class of territory"),
        "part": _("Same part of Europe"),
        "language": _("Same language"),
        "words": _("At least three words meet"),
    }[name]


def lesson_sentence(lesson: Lesson) -> str:
    """Say what a lesson counts, and what follows for the order."""
    counts = _("Taken up %(a)s of %(b)s times with it, %(c)s of %(d)s times without it.") % {
        "a": lesson.taken_with,
        "b": lesson.decided_with,
        "c": lesson.taken_without,
        "d": lesson.decided_without,
    }
    if lesson.lift == 1:
        return counts + " " + _("No effect on the order yet.")
    return counts + " " + _("Such suggestions count %s times.") % f"{float(lesson.lift):.2f}"
