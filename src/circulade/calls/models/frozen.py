"""A question as frozen in a questionnaire version: plain data that validation, pages and imports share."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from circulade.core.models.fields import Translated

Texts = dict[str, str]


def readable(texts: Texts) -> str:
    """Return a text in the active language, or in one it has."""
    return str(Translated(texts)) if texts else ""


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer, or a row or column of a table: its code and its label by language."""

    code: str
    label: Texts

    def __str__(self) -> str:
        return readable(self.label) or self.code

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Option":
        """Read what `options`, `rows` and `columns` of a question hold."""
        return cls(code=str(stored["code"]), label=dict(stored.get("label") or {}))

    def to_json(self) -> dict[str, Any]:
        """Return the form that is stored."""
        return {"code": self.code, "label": self.label}


def _options(stored: Iterable[dict[str, Any]] | None) -> tuple[Option, ...]:
    return tuple(Option.from_json(each) for each in stored or ())


def _decimal(stored: Any) -> Decimal | None:
    return None if stored is None else Decimal(str(stored))


@dataclass(frozen=True, slots=True)
class FrozenQuestion:
    """One question of a version. It shows only if the answer to `shown_if` is among `shown_values`."""

    code: str
    kind: str
    title: Texts
    purpose: str = ""
    section: Texts | None = None
    help: Texts | None = None
    required: bool = False
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    columns: tuple[Option, ...] = ()
    word_limit: int | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    shown_if: str = ""
    shown_values: tuple[str, ...] = ()
    names_applicant: bool = False

    def __str__(self) -> str:
        return readable(self.title) or self.code

    @property
    def help_text(self) -> str:
        """The help in the active language."""
        return readable(self.help or {})

    @property
    def section_title(self) -> str:
        """The section's title in the active language."""
        return readable(self.section or {})

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "FrozenQuestion":
        """Read what a questionnaire version holds."""
        return cls(
            code=stored["code"],
            kind=stored["kind"],
            title=dict(stored["title"]),
            purpose=stored.get("purpose", ""),
            section=dict(stored.get("section") or {}),
            help=dict(stored.get("help") or {}),
            required=bool(stored.get("required")),
            options=_options(stored.get("options")),
            rows=_options(stored.get("rows")),
            columns=_options(stored.get("columns")),
            word_limit=stored.get("word_limit"),
            least=_decimal(stored.get("least")),
            most=_decimal(stored.get("most")),
            shown_if=stored.get("shown_if", ""),
            shown_values=tuple(stored.get("shown_values") or ()),
            names_applicant=bool(stored.get("names_applicant")),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that is stored and hashed: decimals as text, nothing left out.

        The mark that it names the applicant stands there only where it is set, so that versions frozen before
        there was such a mark keep their hash.
        """
        marked = {"names_applicant": True} if self.names_applicant else {}
        return marked | {
            "code": self.code,
            "kind": self.kind,
            "purpose": self.purpose,
            "section": self.section or {},
            "title": self.title,
            "help": self.help or {},
            "required": self.required,
            "options": [option.to_json() for option in self.options],
            "rows": [option.to_json() for option in self.rows],
            "columns": [option.to_json() for option in self.columns],
            "word_limit": self.word_limit,
            "least": None if self.least is None else f"{self.least.normalize():f}",
            "most": None if self.most is None else f"{self.most.normalize():f}",
            "shown_if": self.shown_if,
            "shown_values": list(self.shown_values),
        }
