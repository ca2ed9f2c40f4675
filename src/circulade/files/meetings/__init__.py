"""The file door of meetings: people and wishes in; who meets whom when and where, and a certificate out."""

from circulade.files.meetings.answer import meetings_certificate, meetings_files
from circulade.files.meetings.compute import compute_meetings
from circulade.files.meetings.read import MeetingInputs, read_meetings
from circulade.files.meetings.run import meetings_from_inputs, meetings_inputs

__all__ = [
    "MeetingInputs",
    "compute_meetings",
    "meetings_certificate",
    "meetings_files",
    "meetings_from_inputs",
    "meetings_inputs",
    "read_meetings",
]
