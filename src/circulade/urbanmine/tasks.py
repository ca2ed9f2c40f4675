"""Tasks of `urbanmine`, found by their dotted names."""

from circulade.accounts.models import User
from circulade.urbanmine.domain.computing import compute_study as compute
from circulade.urbanmine.enums import StudyState
from circulade.urbanmine.models import MineStudy


def compute_study(study_id: int, by_id: int | None = None) -> None:
    """Compute a study that was queued; one that is no longer waiting is left alone."""
    study = MineStudy.objects.select_related("territory", "run").get(pk=study_id)
    if study.state == StudyState.COMPUTING:
        compute(study, by=User.objects.filter(pk=by_id).first() if by_id else None)
