"""The case base: what is known to have worked elsewhere, as evidence beside a lead."""

from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.vocabularies.exchanges import exchanges_of


@cache
def _cases(code: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return receivers of a code with the parks in which they took it, most parks first."""
    found = dict[str, set[str]]()
    for each in exchanges_of(code):
        found.setdefault(each.receiver, set()).add(each.park)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((receiver, tuple(sorted(parks))) for receiver, parks in ranked)


def evidence(code: str, *, most: int = 3) -> list[str]:
    """Say where streams of a code are known to have gone: "in 3 known parks to cement works: …"."""
    told = []
    for receiver, parks in _cases(code)[:most]:
        said = {"count": len(parks), "receiver": receiver, "parks": ", ".join(parks)}
        text = ngettext(
            "in %(count)d known park it went to %(receiver)s: %(parks)s",
            "in %(count)d known parks it went to %(receiver)s: %(parks)s",
            len(parks),
        )
        told.append(text % said)
    return told


def strength(code: str, words: str) -> int:
    """Return in how many known parks a receiver named in these words took a code."""
    said = set(words.casefold().replace("-", " ").split())
    return max(
        (len(parks) for receiver, parks in _cases(code) if said & set(receiver.split()) - {"works"}),
        default=0,
    )


def sourced() -> str:
    """Say where the cases are from."""
    return _("Known exchanges: the literature, gathered by Davis and Aid 2021; codes are our reading.")
