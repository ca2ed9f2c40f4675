"""What can be searched: apps register their records, which are indexed whenever they are saved.

`register_searchable(Territory, fields={"title": …}, url=…, permission=…)` in `AppConfig.ready`; `reindex` covers
what was written past the models' `save`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save

from circulade.core.belonging import programme_of
from circulade.core.models import Posting
from circulade.core.models.fields import Translated
from circulade.core.queries.search import search
from circulade.core.tokens import count_tokens

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from circulade.accounts.models import Programme, User

# Text in one language, or by language.
Text = str | Mapping[str, str] | Translated
MOST = 32767


@dataclass(frozen=True, slots=True)
class Searchable:
    """How records of a model are indexed, shown and guarded."""

    model: type[models.Model]
    fields: Mapping[str, Callable[[Any], Text]]
    url: Callable[[Any], str]
    permission: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A record that somebody may see and that fits."""

    thing: models.Model
    kind: str
    url: str
    score: float


_searchables: dict[str, Searchable] = {}


def register_searchable(
    model: type[models.Model],
    *,
    fields: Mapping[str, Callable[[Any], Text]],
    url: Callable[[Any], str],
    permission: str,
    beside: tuple[str, ...] = (),
) -> None:
    """Say how records are indexed (`title` weighs three times), where they are shown, and who may find them.

    `beside` names the related records that address and permission look at: they are read once for all hits.
    """
    label = model._meta.label_lower
    _searchables[label] = Searchable(model, fields, url, permission, beside)
    post_save.connect(_saved, sender=model, dispatch_uid=f"search:{label}")
    post_delete.connect(_deleted, sender=model, dispatch_uid=f"search:{label}")


def index(
    thing: models.Model, *, fields: Mapping[str, Text], language: str = "en", programme_id: int | None = None
) -> None:
    """Put a record's words into the postings table, instead of those that were there."""
    kind = ContentType.objects.get_for_model(thing)
    postings = []
    for name, text in fields.items():
        counts, length = _counted(text, language=language)
        postings += [
            Posting(
                programme_id=programme_id,
                token=token,
                field=name,
                count=min(count, MOST),
                length=length,
                content_type=kind,
                object_id=int(thing.pk),
            )
            for token, count in sorted(counts.items())
        ]
    with transaction.atomic():
        unindex(thing)
        Posting.objects.bulk_create(postings, batch_size=500)


def _counted(text: Text, *, language: str) -> tuple[dict[str, int], int]:
    """Count the tokens of a text in each of its languages; a word that several share counts once."""
    data = text.data if isinstance(text, Translated) else text
    by_language = {language: data} if isinstance(data, str) else dict(data)
    counts: dict[str, int] = {}
    length = 0
    for spoken, said in by_language.items():
        counted, number = count_tokens(str(said or ""), language=spoken)
        length = max(length, number)
        for token, count in counted.items():
            counts[token] = max(counts.get(token, 0), count)
    return counts, length


def unindex(thing: models.Model) -> None:
    """Take a record out of the search."""
    kind = ContentType.objects.get_for_model(thing)
    Posting.objects.filter(content_type=kind, object_id=int(thing.pk)).delete()


def index_registered(thing: models.Model) -> None:
    """Index a record as its app registered it."""
    how = _searchables[thing._meta.label_lower]
    programme = programme_of(thing)
    language = programme.office_language if programme else "en"
    texts = {name: read(thing) for name, read in how.fields.items()}
    index(thing, fields=texts, language=language, programme_id=programme.pk if programme else None)


def reindex() -> int:
    """Index every registered record anew; returns how many."""
    number = 0
    for how in list(_searchables.values()):
        for thing in how.model._default_manager.all().iterator(chunk_size=500):
            index_registered(thing)
            number += 1
    return number


def find(text: str, programme: "Programme", *, user: "User | AnonymousUser", limit: int = 50) -> list[Found]:
    """Return what fits and the user may see, best first."""
    registered = {ContentType.objects.get_for_model(how.model).pk: how for how in _searchables.values()}
    if not registered:
        return []
    hits = search(text, programme, models=[how.model for how in registered.values()], limit=4 * limit)
    things = {
        kind: how.model._default_manager.prefetch_related(*how.beside).in_bulk(
            [hit.object_id for hit in hits if hit.content_type_id == kind]
        )
        for kind, how in registered.items()
    }
    found: list[Found] = []
    for hit in hits:
        how = registered[hit.content_type_id]
        thing = things[hit.content_type_id].get(hit.object_id)
        if thing is not None and len(found) < limit and user.has_perm(how.permission, thing):
            found.append(Found(thing, str(how.model._meta.verbose_name), how.url(thing), hit.score))
    return found


def _saved(instance: models.Model, raw: bool = False, **_: Any) -> None:
    if not raw and instance._meta.label_lower in _searchables:
        index_registered(instance)


def _deleted(instance: models.Model, **_: Any) -> None:
    unindex(instance)
