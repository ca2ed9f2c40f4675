"""Records of the urban mine."""

from circulade.urbanmine.models.study import MineStudy, StudyRow

__all__ = ["MineStudy", "StudyRow"]
