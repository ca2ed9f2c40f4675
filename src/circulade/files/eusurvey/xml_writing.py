"""Write results XML as the exporter does."""

from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from circulade.files.eusurvey.export import Column, Contribution, Export
from circulade.files.sheets import Value, text_of


def results_xml(export: Export, *, short_names: bool) -> bytes:
    """Return the results XML; each cell of a table question is written as a plain question."""
    languages = list(dict.fromkeys(lang for column in export.columns for lang in column.titles)) or ["en"]
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    parts.append(f"<Results{_attribute('create', _stamp(export.exported_at))}>")
    parts.append(f'<Survey id="1" uid={quoteattr(export.alias)} alias={quoteattr(export.alias)}>')
    for language in languages:
        parts.append(f"<Elements lang={quoteattr(language.upper())}>")
        parts.extend(_question(column, language, short_names=short_names) for column in export.columns)
        parts.append("</Elements>")
    parts.append("</Survey><Answers>")
    parts.extend(_answer_set(export, contribution) for contribution in export.contributions)
    parts.append("</Answers></Results>")
    return "".join(parts).encode()


def _question(column: Column, language: str, *, short_names: bool) -> str:
    title = column.titles.get(language, column.header)
    bid = _attribute("bid", column.short_name if short_names else "")
    kind = column.kind or "Free Text"
    written = f"<Question id={quoteattr(column.key)} type={quoteattr(kind)}{bid}>{_text(title)}</Question>"
    for option in column.options:
        bid = _attribute("bid", option.short_name if short_names else "")
        head = f'<Answer id={quoteattr(option.key)} type="Choice Answer"{bid}>'
        written += f"{head}{_text(option.title(language))}</Answer>"
    return written


def _answer_set(export: Export, contribution: Contribution) -> str:
    head = (
        f"<AnswerSet id={quoteattr(contribution.id)}{_attribute('create', _stamp(contribution.created))}"
        f"{_attribute('last', _stamp(contribution.updated))} list={quoteattr(str(contribution.row))} "
        f'lang={quoteattr(contribution.language.upper())} user={quoteattr(contribution.user)} invitation="">'
    )
    return head + "".join(_answers(export, contribution)) + "</AnswerSet>"


def _answers(export: Export, contribution: Contribution) -> Iterator[str]:
    for column in export.columns:
        answer = contribution.answers.get(column.key)
        if answer is None:
            continue
        qid = quoteattr(column.key)
        if answer.chosen is None:
            yield f"<Answer qid={qid}>{_text(_written(answer.value))}</Answer>"
        for option in answer.chosen or ():
            yield f"<Answer qid={qid} aid={quoteattr(option.key)}></Answer>"


def _written(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    return text_of(value)


def _stamp(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d_%H-%M-%S}" if moment else ""


def _attribute(name: str, value: str) -> str:
    return f" {name}={quoteattr(value)}" if value else ""


def _text(text: str) -> str:
    """Return text that XML can hold: its other control characters have no form in XML."""
    kept = "".join(char if char >= " " or char in "\t\n\r" else "\N{REPLACEMENT CHARACTER}" for char in text)
    return escape(kept)
