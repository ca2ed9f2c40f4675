"""Read EUSurvey's results XML: its own ids keep choices apart, whatever signs their titles hold."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from circulade.files.eusurvey.dates import moment_of
from circulade.files.eusurvey.export import Answer, Column, Contribution, Export, Option
from circulade.files.eusurvey.keys import keyed
from circulade.files.eusurvey.xml_questions import Questions, cell_key
from circulade.files.sheets import DEFAULT_LIMITS, Limits, SheetError, SheetProblem


def read_xml(content: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Export:
    """Return the export that a results XML holds.

    Raises SheetError for XML that is cut short, declares entities, or is not EUSurvey's.
    """
    if len(content) > limits.file_bytes:
        raise _refusal(name, f"the file is larger than {limits.file_bytes // 1_000_000} MB")
    reader = _Reader(name)
    try:
        for event, element in iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True):
            reader.take(event, element)
    except ParseError as error:
        line, column = error.position
        raise SheetError(
            SheetProblem(
                name, "", f"line {line}, column {column + 1}", "the XML is cut short or damaged here"
            )
        ) from error
    except DefusedXmlException as error:
        raise _refusal(
            name, "the XML declares a document type or entities, which are never accepted"
        ) from error
    except (ValueError, LookupError) as error:
        if isinstance(error, SheetError):
            raise
        raise _refusal(name, "the XML is in an encoding that is not read: save it as UTF-8") from error
    return reader.export()


class _Reader:
    """Takes elements as they are completed and forgets them, so that memory holds one at a time."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.questions = Questions()
        self.columns: dict[str, Column] = {}
        self.contributions: list[Contribution] = []
        self.problems: list[SheetProblem] = []
        self.alias = ""
        self.created = ""
        self.root = ""

    def take(self, event: str, element: Element) -> None:
        """Take one event of the parser."""
        if event == "start":
            if not self.root:
                self.root = element.tag
                self.created = element.get("create", "")
                if element.tag != "Results":
                    raise _refusal(
                        self.name, f"this is no results XML of EUSurvey: it begins with <{element.tag}>"
                    )
            elif element.tag == "Survey":
                self.alias = element.get("alias", "")
            return
        if element.tag == "Elements":
            self.questions.add(element)
            element.clear()
        elif element.tag == "Survey":
            self.columns = {column.key: column for column in self.questions.columns()}
        elif element.tag == "AnswerSet":
            self.contributions.append(self._contribution(element))
            element.clear()

    def export(self) -> Export:
        """Return everything taken in."""
        return Export(
            file=self.name,
            alias=self.alias,
            exported_at=moment_of(self.created),
            columns=tuple(self.columns.values()),
            contributions=keyed(
                self.contributions, file=self.name, problems=self.problems, word="answer set"
            ),
            problems=tuple(self.problems),
        )

    def _contribution(self, answer_set: Element) -> Contribution:
        number = len(self.contributions) + 1
        place = f"answer set {number}"
        for attribute in ("create", "last"):
            written = answer_set.get(attribute, "")
            if written and moment_of(written) is None:
                self._problem(place, f"{attribute} {written!r} is no date: expected as 2025-12-31_18-00-00")
        language = answer_set.get("lang", "").lower()
        return Contribution(
            id=answer_set.get("id", "").strip(),
            answers=self._answers(answer_set, place, language),
            user=answer_set.get("user", "").strip(),
            created=moment_of(answer_set.get("create", "")),
            updated=moment_of(answer_set.get("last", "")),
            language=language,
            row=number,
        )

    def _answers(self, answer_set: Element, place: str, language: str) -> dict[str, Answer]:
        texts: dict[str, list[str]] = {}
        chosen: dict[str, list[Option]] = {}
        for key, option, text in self._given(answer_set, place):
            texts.setdefault(key, []).append(option.title(language) if option else text)
            if option:
                chosen.setdefault(key, []).append(option)
        return {
            key: Answer(
                value="; ".join(parts),
                cell=f"{place}, {self.columns[key].header!r}",
                chosen=tuple(chosen[key]) if key in chosen else None,
            )
            for key, parts in texts.items()
        }

    def _given(self, answer_set: Element, place: str) -> Iterator[tuple[str, Option | None, str]]:
        """Return column key, chosen option and text of every answer that is not empty."""
        for answer in answer_set.iter("Answer"):
            question, option_id = answer.get("qid", ""), answer.get("aid", "")
            text = "".join(answer.itertext()).strip()
            if (cell := cell_key(question, option_id)) in self.columns:
                if text:
                    yield cell, None, text
                continue
            column = self.columns.get(question)
            if column is None:
                self._problem(place, f"an answer to question {question!r}, which the survey does not have")
                continue
            option = _option(column.options, option_id)
            if option_id and option is None:
                self._problem(
                    f"{place}, {column.header!r}", f"option {option_id!r} is none of this question's options"
                )
            elif option or text:
                yield question, option, text

    def _problem(self, place: str, message: str) -> None:
        self.problems.append(SheetProblem(self.name, "", place, message))


def _option(options: tuple[Option, ...], key: str) -> Option | None:
    return next((option for option in options if option.key == key), None)


def _refusal(name: str, message: str) -> SheetError:
    return SheetError(SheetProblem(name, "", "", message))


def looks_like_xml(content: bytes) -> bool:
    """Say whether a file begins like XML, in UTF-8 or UTF-16."""
    head = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") or content[:4] in (b"\xff\xfe<\x00", b"\xfe\xff\x00<")
