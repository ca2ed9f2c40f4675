"""Store studies of the urban mine for tests: not computed, computed, published."""

from typing import Any

from tests.make import register as make_register
from tests.make.mine import plain_result, plain_study

from circulade.accounts.models import Programme
from circulade.core.domain.runs import store_run
from circulade.files.mine import ENGINE
from circulade.register.models import Territory
from circulade.urbanmine.domain.computing import inputs_of
from circulade.urbanmine.domain.rows import replace_rows
from circulade.urbanmine.domain.studies import begin_study, publish_study
from circulade.urbanmine.enums import StudyState
from circulade.urbanmine.models import MineStudy


def study(programme: Programme, *, title: str = "Panels and batteries", ref: str = "munich") -> MineStudy:
    """Store the small study, not computed."""
    known = Territory.objects.filter(programme=programme, ref=ref).first()
    territory = known or make_register.territory(programme, ref)
    made = begin_study(programme, territory, title=title, by=None)
    return replace_rows(made, plain_study(title=title), by=None)


def computed(programme: Programme, *, title: str = "Panels and batteries", ref: str = "munich") -> MineStudy:
    """Store the small study with its result, computed once per process: the title is no part of it."""
    made = study(programme, title=title, ref=ref)
    inputs = inputs_of(made)[1]
    made.run = store_run(engine=ENGINE, inputs=inputs, result=plain_result(), about=made, by=None)
    made.state = StudyState.COMPUTED
    made.save()
    return made


def published(programme: Programme, **options: Any) -> MineStudy:
    """Store the small study, compute it and let everybody read it."""
    return publish_study(computed(programme, **options), by=None)
