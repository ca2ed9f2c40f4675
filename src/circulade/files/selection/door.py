"""The file door of selection: pool and rules in; result files, dossier and bundle out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from circulade.engines.selection import Conflict, InputRefused, NoCohort, Pool, Rules, Selection, select
from circulade.files.bundle import write_bundle
from circulade.files.dossier import dossier_pdf
from circulade.files.selection.dossier import dossier_data
from circulade.files.selection.inputs import input_sha256
from circulade.files.selection.pool_csv import PoolFile, pool_csv, read_pool
from circulade.files.selection.result import selection_csv, selection_json, selection_to_dict
from circulade.files.selection.rules_json import read_rules
from circulade.files.selection.rules_out import rules_to_dict
from circulade.files.selection.way_out import way_out_texts
from circulade.files.table import FileError, Trouble, content_of

__all__ = ["Conflict", "NoCohort", "SelectionFiles", "way_out_texts"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SelectionFiles:
    """Pool and rules as read from files; the rules carry the seed."""

    pool_file: PoolFile
    rules: Rules
    rules_name: str = "rules.json"

    @property
    def pool(self) -> Pool:
        """All applicants."""
        return self.pool_file.pool


def read_selection(pool: Path, rules: Path, *, seed: str | None = None) -> SelectionFiles:
    """Read both files, listing the problems of both; `seed` must not contradict the one in the rules."""
    troubles: list[Trouble] = []
    found_pool = _tried(lambda: read_pool(content_of(pool), file=pool.name), troubles)
    found_rules = _tried(lambda: read_rules(content_of(rules), file=rules.name), troubles)
    if found_rules is not None and seed is not None and found_rules.seed not in (None, seed):
        text = f"seed: is {found_rules.seed!r} here and {seed!r} in --seed; publish one of them"
        troubles.append(Trouble(rules.name, 0, "", text))
    if troubles or found_pool is None or found_rules is None:
        raise FileError(troubles)
    seeded = found_rules if seed is None else replace(found_rules, seed=seed)
    return SelectionFiles(found_pool, seeded, rules.name)


def _tried(read: Callable[[], T], troubles: list[Trouble]) -> T | None:
    try:
        return read()
    except FileError as error:
        troubles += error.troubles
        return None


def select_files(files: SelectionFiles, *, progress: Callable[[str], None] = lambda stage: None) -> Selection:
    """Compute the selection; raises `FileError` with every problem by place, or `NoCohort`."""
    try:
        return select(files.pool, files.rules, progress=progress)
    except InputRefused as error:
        places = [
            Trouble(files.rules_name, 0, "", str(problem))
            if problem.rule
            else files.pool_file.trouble(problem)
            for problem in error.problems
        ]
        raise FileError(sorted(places, key=lambda place: (place.file, place.line))) from None


def selection_members(pool: Pool, rules: Rules, selection: Selection) -> dict[str, bytes]:
    """The files of a bundle by name, without its manifest; its rules carry the seed that was used."""
    rules = replace(rules, seed=selection.seed) if selection.seed else rules
    sha256 = input_sha256(pool, rules)
    return {
        "pool.csv": pool_csv(pool),
        "rules.json": selection_json(rules_to_dict(rules)),
        "selection.csv": selection_csv(selection, rules),
        "selection.json": selection_json(selection_to_dict(selection, rules, input_sha256=sha256)),
    }


def selection_files(pool: Pool, rules: Rules, selection: Selection) -> dict[str, bytes]:
    """The files that `circulade select` writes, by name."""
    members = selection_members(pool, rules, selection)
    data = dossier_data(pool, replace(rules, seed=selection.seed or None), selection)
    return {
        "selection.csv": members["selection.csv"],
        "selection.json": members["selection.json"],
        "dossier.pdf": dossier_pdf(data, date=None),
        "bundle.zip": write_bundle(members),
    }


def recomputed(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Recompute all files of a bundle from its pool and rules alone."""
    pool = read_pool(members["pool.csv"]).pool
    rules = read_rules(members["rules.json"])
    try:
        return selection_members(pool, rules, select(pool, rules))
    except InputRefused as error:
        raise FileError([Trouble("pool.csv and rules.json", 0, "", str(p)) for p in error.problems]) from None
    except NoCohort as error:
        raise FileError([Trouble("pool.csv and rules.json", 0, "", str(error))]) from None
