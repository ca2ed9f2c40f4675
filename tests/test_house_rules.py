"""The countable house rules of `CONTRIBUTING.md`, checked on the source itself."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
SOURCES = sorted(p for p in (ROOT / "src").rglob("*.py") if "migrations" not in p.parts)
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "services", "manager"}
FORBIDDEN_ENDINGS = ("Service", "Manager", "Helper")


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_median_file_is_short() -> None:
    assert median(lines(path) for path in SOURCES) < 80


def test_no_file_is_longer_than_500_lines() -> None:
    tests = list((ROOT / "tests").rglob("*.py"))
    assert [str(p) for p in [*SOURCES, *tests] if lines(p) > 500] == []


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > 60
    ]
    assert long == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [str(p) for p in SOURCES if p.stem in FORBIDDEN_NAMES] == []


def test_no_class_is_a_service_manager_or_helper() -> None:
    named = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and node.name.endswith(FORBIDDEN_ENDINGS)
    ]
    assert named == []


def test_every_module_says_what_it_is_for() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in SOURCES}
    silent = [
        str(path.relative_to(ROOT))
        for path, text in texts.items()
        if text.strip() and ast.get_docstring(ast.parse(text)) is None
    ]
    assert silent == []
