"""Store something once for a module's tests: each test undoes what it changed itself, the rest stays for the next.

Not for modules with `transaction=True`: all of a module's tests run inside one transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


def stored_once(store: Callable[[], object]) -> Any:
    """Make a fixture of the module that runs `store` when first asked for, and takes it back after the last test."""

    @pytest.fixture(scope="module")
    def stored(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[object]:
        with _kept(django_db_blocker, store) as made:
            yield made

    return stored


def stored_for_each(store: Callable[[Any], object]) -> Any:
    """Make the same for tests parametrized through this fixture: `store` gets the parameter, at each new one."""

    @pytest.fixture(scope="module")
    def stored(
        request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
    ) -> Iterator[object]:
        with _kept(django_db_blocker, lambda: store(request.param)) as made:
            yield made

    return stored


@contextmanager
def _kept(blocker: DjangoDbBlocker, store: Callable[[], object]) -> Iterator[object]:
    atomic = transaction.atomic()
    with blocker.unblock():
        atomic.__enter__()
        made = store()
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
