"""The questions of results XML, gathered over the languages of the survey."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from circulade.files.eusurvey.export import Column, Option
from circulade.files.eusurvey.markup import plain_text

Titles = dict[str, str]


@dataclass(slots=True)
class _Question:
    """A question that is still being gathered."""

    kind: str
    short_name: str
    titles: Titles = field(default_factory=dict)
    options: dict[str, Option] = field(default_factory=dict)


@dataclass(slots=True)
class Questions:
    """Everything that the `Elements` of a survey say, by the ids that answers refer to."""

    questions: dict[str, _Question] = field(default_factory=dict)

    def add(self, elements: Element) -> None:
        """Take in the elements of one language."""
        language = elements.get("lang", "").lower()
        self._add_plain(elements, language)
        self._add_grids(elements, language)

    def columns(self) -> tuple[Column, ...]:
        """Return the columns in the order of the survey."""
        return tuple(
            Column(
                key=key,
                header=next(iter(question.titles.values()), key),
                short_name=question.short_name,
                titles=question.titles,
                kind=question.kind,
                options=tuple(question.options.values()),
            )
            for key, question in self.questions.items()
        )

    def _add_plain(self, elements: Element, language: str) -> None:
        """Take in questions; an answer element belongs to the question before it."""
        current: _Question | None = None
        for element in elements:
            if element.tag in ("Question", "RatingQuestion"):
                current = self._question(element, language, plain_text(_text(element)))
            elif element.tag == "Answer" and current is not None:
                _add_option(current, element, language)
            elif element.tag == "Cell":
                current = self._question(element, language, plain_text(element.findtext("ResultText") or ""))
                for answer in element.iter("Answer"):
                    _add_option(current, answer, language)
            elif element.tag in ("MatrixTitle", "TableTitle", "Section", "Text", "Image"):
                current = None

    def _add_grids(self, elements: Element, language: str) -> None:
        """Take in matrices (a column for each question) and tables (a column for each cell)."""
        for title, questions, answers in _grids(elements):
            for question in questions:
                shown = f"{title}: {plain_text(_text(question))}" if title else plain_text(_text(question))
                if question.tag == "MatrixQuestion":
                    row = self._question(question, language, shown)
                    for answer in answers:
                        _add_option(row, answer, language)
                    continue
                for answer in answers:
                    key = cell_key(question.get("id", ""), answer.get("id", ""))
                    header = f"{title} {plain_text(_text(question))}:{plain_text(_text(answer))}".strip()
                    self._question(question, language, header, key=key)

    def _question(self, element: Element, language: str, title: str, *, key: str = "") -> _Question:
        made = self.questions.setdefault(
            key or element.get("id", ""), _Question(element.get("type", ""), element.get("bid", ""))
        )
        made.titles[language] = title
        return made


def cell_key(question: str, answer: str) -> str:
    """Return the key of one cell of a table question."""
    return f"{question}:{answer}"


def _grids(elements: Element) -> Iterator[tuple[str, list[Element], list[Element]]]:
    title, questions, answers = "", list[Element](), list[Element]()
    for element in elements:
        if element.tag in ("MatrixTitle", "TableTitle"):
            yield title, questions, answers
            title, questions, answers = plain_text(_text(element)), [], []
        elif element.tag in ("MatrixQuestion", "TableQuestion"):
            questions.append(element)
        elif element.tag in ("MatrixAnswer", "TableAnswer"):
            answers.append(element)
    yield title, questions, answers


def _add_option(question: _Question, element: Element, language: str) -> None:
    key = element.get("id", "")
    known = question.options.get(key)
    titles = {**(known.titles if known else {}), language: plain_text(_text(element))}
    question.options[key] = Option(key, titles, element.get("bid", ""))


def _text(element: Element) -> str:
    return "".join(element.itertext())
