"""Selection from files: `read_selection`, `select_files`, `selection_files`; rules and runs as JSON."""

from circulade.engines.selection import NoCohort
from circulade.files.selection.door import (
    SelectionFiles,
    read_selection,
    recomputed,
    select_files,
    selection_files,
    selection_members,
)
from circulade.files.selection.dossier import dossier_data
from circulade.files.selection.inputs import input_sha256, inputs_from_dict, inputs_to_dict
from circulade.files.selection.pool_csv import pool_csv, read_pool
from circulade.files.selection.reading import RuleProblem, RulesRefused
from circulade.files.selection.result import selection_csv, selection_to_dict
from circulade.files.selection.rules_json import read_rules, rules_from_dict
from circulade.files.selection.rules_out import rules_to_dict
from circulade.files.selection.summary import chosen_rows, selection_summary
from circulade.files.selection.way_out import advice, way_out_texts

__all__ = [
    "NoCohort",
    "RuleProblem",
    "RulesRefused",
    "SelectionFiles",
    "advice",
    "chosen_rows",
    "dossier_data",
    "input_sha256",
    "inputs_from_dict",
    "inputs_to_dict",
    "pool_csv",
    "read_pool",
    "read_rules",
    "read_selection",
    "recomputed",
    "rules_from_dict",
    "rules_to_dict",
    "select_files",
    "selection_csv",
    "selection_files",
    "selection_members",
    "selection_summary",
    "selection_to_dict",
    "way_out_texts",
]
