"""Records that every app stands on."""

from circulade.core.models.attachment import Attachment
from circulade.core.models.audit import AuditEntry
from circulade.core.models.chain_check import ChainCheck
from circulade.core.models.letter import Letter
from circulade.core.models.posting import Posting
from circulade.core.models.queued_task import QueuedTask
from circulade.core.models.remark import Remark
from circulade.core.models.replay import Replay
from circulade.core.models.run import Run

__all__ = [
    "Attachment",
    "AuditEntry",
    "ChainCheck",
    "Letter",
    "Posting",
    "QueuedTask",
    "Remark",
    "Replay",
    "Run",
]
