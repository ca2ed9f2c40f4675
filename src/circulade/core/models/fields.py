"""Text in several languages: one JSON object per field, behind django-i18nfield's untyped classes."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db import models

    class TranslatedCharField(models.CharField[Any, Any]):
        """One line of text in several languages."""

    class TranslatedTextField(models.TextField[Any, Any]):
        """Paragraphs of text in several languages."""

    class Translated:
        """A text that shows itself in the active language and falls back to the ones it has."""

        data: dict[str, str] | str

        def __init__(self, data: dict[str, str] | str) -> None: ...
        def localize(self, language: str) -> str: ...

else:
    from i18nfield.fields import I18nCharField as TranslatedCharField
    from i18nfield.fields import I18nTextField as TranslatedTextField
    from i18nfield.strings import LazyI18nString as Translated

__all__ = ["Translated", "TranslatedCharField", "TranslatedTextField"]
