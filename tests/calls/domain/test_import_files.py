"""Uploads of respondents are found in the ZIP by contribution and name, and checked like every upload."""

from circulade.calls.domain.import_answers import CellProblem
from circulade.calls.domain.import_files import uploads_of
from circulade.calls.models import FrozenQuestion
from circulade.files.eusurvey import Attachment, Attachments, Row

PLAN = FrozenQuestion("plan", "file", {"en": "Plan"})
LETTER = FrozenQuestion("letter", "file", {"en": "Letter"})
PDF = b"%PDF-1.7\n%%EOF\n"


def found(names: tuple[str, ...], files: dict[str, bytes] | None) -> tuple[dict[str, str], list[CellProblem]]:
    """Look for the files that one answer names among those of its folder; None: there is no ZIP."""
    held = tuple(Attachment("Upload_1", name, content) for name, content in (files or {}).items())
    uploads = None if files is None else Attachments({"c-1": held, "c-2": (Attachment("", "x.pdf", PDF),)})
    problems: list[CellProblem] = []
    row = Row("c-1", {"plan": names})
    made = uploads_of(row, (PLAN, LETTER), uploads, {"plan": ("Content", "F5")}, problems)
    return {code: upload.name for code, upload in made.items()}, problems


def texts(problems: list[CellProblem]) -> list[str]:
    return [str(problem) for problem in problems]


def test_a_file_is_found_by_its_name_in_the_folder_of_its_contribution() -> None:
    assert found(("Plan.PDF",), {"plan.pdf": PDF}) == ({"plan": "plan.pdf"}, [])


def test_a_file_of_somebody_else_is_not_taken() -> None:
    made, problems = found(("x.pdf",), {})
    assert made == {}
    assert texts(problems) == [
        "Content, F5: Plan: “x.pdf” is not in the folder of this contribution in the ZIP."
    ]


def test_without_a_zip_the_file_is_named_with_what_to_do_and_nothing_counts_as_left_out() -> None:
    problems = found(("plan.pdf",), None)[1]
    assert "“plan.pdf” was uploaded there: import once more with the ZIP" in texts(problems)[0]
    assert [problem.lost for problem in problems] == [False]


def test_a_second_file_for_one_question_is_left_out_and_said() -> None:
    made, problems = found(("a.pdf", "b.pdf"), {"a.pdf": PDF, "b.pdf": PDF})
    assert (made, len(problems)) == ({"plan": "a.pdf"}, 1)
    assert "takes one file: “b.pdf” is left out" in texts(problems)[0]


def test_a_file_that_is_not_what_it_says_is_refused_by_its_cell() -> None:
    made, problems = found(("plan.pdf",), {"plan.pdf": b"MZ no PDF"})
    assert (made, problems[0].cell, problems[0].contribution, problems[0].lost) == ({}, "F5", "c-1", True)


def test_the_same_content_is_stated_alike_whatever_its_name() -> None:
    problems: list[CellProblem] = []
    stated = [
        uploads_of(
            Row("c-1", {"plan": (name,)}),
            (PLAN,),
            Attachments({"c-1": (Attachment("", name, PDF),)}),
            {},
            problems,
        )["plan"].stated
        for name in ("a.pdf", "b.pdf")
    ]
    assert stated[0] == stated[1]
    assert stated[0].startswith("sha256:")
