"""What of an import is kept from somebody: contributions, problems by cell or path, missing references."""

from circulade.calls.domain.import_answers import CellProblem
from circulade.calls.domain.import_seeing import Reader
from circulade.files.eusurvey import Contribution, Export

READER = Reader(frozenset({"c-hidden"}), frozenset({"CRM-001"}))


def test_contributions_of_others_stay() -> None:
    export = Export("e", "", None, (), (Contribution("c-hidden", {}), Contribution("c-open", {})))
    assert [each.id for each in READER.export(export).contributions] == ["c-open"]


def test_a_problem_is_kept_back_by_its_contribution_or_by_a_path_that_names_it() -> None:
    problems = [
        CellProblem("Content", "D5", "c-hidden", "a"),
        CellProblem("", "c-hidden/../plan.pdf", "", "b"),
        CellProblem("Content", "D6", "c-open", "c"),
        CellProblem("", "columns.x", "", "d"),
    ]
    assert [each.text for each in READER.problems(problems)] == ["c", "d"]


def test_a_stored_report_is_narrowed_alike() -> None:
    report = {
        "rows": [{"contribution": "c-hidden"}, {"contribution": "c-open"}],
        "problems": [{"contribution": "c-hidden", "cell": "D5"}, {"contribution": "", "cell": "D6"}],
        "absent": ["CRM-001", "CRM-002"],
    }
    assert READER.rows(report) == [{"contribution": "c-open"}]
    assert READER.listed(report) == [{"contribution": "", "cell": "D6"}]
    assert READER.absent(report) == ["CRM-002"]


def test_who_has_no_conflict_sees_all() -> None:
    reader = Reader(frozenset(), frozenset())
    assert reader.absent({"absent": ["CRM-001"]}) == ["CRM-001"]
    assert reader.withheld == 0
