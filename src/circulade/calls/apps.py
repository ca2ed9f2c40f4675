"""Django's configuration of the app `calls`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CallsConfig(AppConfig):
    """Calls, questions, applications, eligibility, assessments and decisions."""

    name = "circulade.calls"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell core and accounts what belongs to calls."""
        from datetime import timedelta

        from circulade.accounts.domain.claims import register_claim
        from circulade.accounts.enums import ClaimPurpose
        from circulade.calls.domain.assessing_setup import register_assessing
        from circulade.calls.domain.blind import name_for_reader
        from circulade.calls.domain.colleagues import take_up
        from circulade.calls.domain.next_day import register_next_day
        from circulade.calls.domain.selection_source import CallSource
        from circulade.calls.models import Application, Call, Import
        from circulade.calls.permissions import (  # noqa: F401  # registers
            applications,
            assessments,
            calls,
            eligibility,
            importing,
            selection,
        )
        from circulade.calls.queries.conflicts import withheld_keys, withheld_runs
        from circulade.calls.searching import register_search
        from circulade.cohorts.sources import register_source
        from circulade.core.domain.attachments import register_owner
        from circulade.core.domain.ticks import register_tick
        from circulade.core.models import Run
        from circulade.core.withholding import register_withheld

        register_source(Call, CallSource())
        register_search()
        register_next_day()
        register_withheld(Application, withheld_keys)
        register_withheld(Run, withheld_runs)
        register_owner(Application, "calls.view_application", name_for=name_for_reader)
        register_owner(Call, "calls.read_factsheet")
        register_tick("calls.remind", every=timedelta(hours=1), function="circulade.calls.tasks.remind")
        register_owner(Import, "calls.read_import")
        for name, every in (("remind_clarifications", 60), ("check_eligibility", 10)):
            task = f"circulade.calls.tasks.{name}"
            register_tick(f"calls.{name}", every=timedelta(minutes=every), function=task)
        register_claim(ClaimPurpose.APPLICATION, take_up)
        register_assessing()
        _register_pages()


def _register_pages() -> None:
    """Offer the pages of calls in the menus, and say what waits there."""
    from circulade.calls.domain.waiting import office_tasks, own_tasks
    from circulade.calls.models import Call
    from circulade.calls.views.office_tabs import selection_tabs
    from circulade.cohorts.sources import register_tabs
    from circulade.core import navigation

    register_tabs(Call, selection_tabs)

    navigation.register(workspace="public", label=_("Calls"), url_name="calls:calls", order=10)
    navigation.register(
        workspace="office",
        section=_("Calls"),
        label=_("Calls"),
        url_name="calls:office_calls",
        permission="calls.list_calls",
        order=10,
        icon="call",
    )
    navigation.register(
        workspace="member",
        section=_("Applications"),
        label=_("My applications"),
        url_name="calls:own_applications",
        order=10,
        icon="file",
    )
    navigation.register_task("office", office_tasks)
    navigation.register_task("member", own_tasks)
