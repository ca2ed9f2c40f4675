"""What most tests of calls start from: the call of a module's `stored` world, and its lead's browser."""

import pytest
from django.test import Client
from tests.make import deciding as make

from circulade.calls.models import Call


@pytest.fixture
def call(stored: Call, db: None) -> Call:
    return Call.objects.get(pk=stored.pk)


@pytest.fixture
def office(call: Call, client: Client) -> Client:
    client.force_login(make.lead(), backend="django.contrib.auth.backends.ModelBackend")
    return client
