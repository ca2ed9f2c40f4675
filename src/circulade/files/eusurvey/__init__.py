"""EUSurvey exports: read in every format it writes, mapped to the questions of a call, and written alike."""

from circulade.files.eusurvey.answer_values import AnswerValue
from circulade.files.eusurvey.application import Applied, Row, apply
from circulade.files.eusurvey.attachments import Attachment, Attachments, attachments
from circulade.files.eusurvey.export import Answer, Column, Contribution, Export, Option
from circulade.files.eusurvey.mapping import ImportMapping, read_mapping, written_mapping
from circulade.files.eusurvey.metadata import ENGLISH, Metadata
from circulade.files.eusurvey.reading import read_export
from circulade.files.eusurvey.suggestion import Suggestion, suggest
from circulade.files.eusurvey.target import KINDS, Kind, Target
from circulade.files.eusurvey.writing import ExportKind, write_export

__all__ = [
    "ENGLISH",
    "KINDS",
    "Answer",
    "AnswerValue",
    "Applied",
    "Attachment",
    "Attachments",
    "Column",
    "Contribution",
    "Export",
    "ExportKind",
    "ImportMapping",
    "Kind",
    "Metadata",
    "Option",
    "Row",
    "Suggestion",
    "Target",
    "apply",
    "attachments",
    "read_export",
    "read_mapping",
    "suggest",
    "write_export",
    "written_mapping",
]
