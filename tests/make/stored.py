"""Store something once for a module's tests: each test undoes what it changed itself, the rest stays for the next.

Not for modules with `transaction=True`: all of a module's tests run inside one transaction.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


def stored_once(store: Callable[[], object]) -> Any:
    """Make a fixture of the module that runs `store` when first asked for, and takes it back after the last test."""

    @pytest.fixture(scope="module")
    def stored(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[object]:
        atomic = transaction.atomic()
        with django_db_blocker.unblock():
            atomic.__enter__()
            made = store()
        yield made
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)

    return stored
