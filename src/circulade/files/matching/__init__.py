"""The file door of matching: queries and items in, the ranking and its reasons out."""

from circulade.engines.matching.encoder import NoEncoder
from circulade.files.matching.answer import ranking_files
from circulade.files.matching.reading import MatchingFiles, read_matching
from circulade.files.matching.run import match_files, matching_inputs, ranking_from_inputs

__all__ = [
    "MatchingFiles",
    "NoEncoder",
    "match_files",
    "matching_inputs",
    "ranking_files",
    "ranking_from_inputs",
    "read_matching",
]
