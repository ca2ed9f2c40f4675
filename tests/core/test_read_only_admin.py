"""The admin shows records to those who run the installation, and changes none."""

import pytest
from django.contrib import admin
from django.test import Client
from tests.make import accounts as make

from circulade.accounts.models import User
from circulade.core.read_only_admin import ReadOnly

pytestmark = pytest.mark.django_db
OURS = [made for model, made in admin.site._registry.items() if model.__module__.startswith("circulade.")]


def test_every_model_of_ours_is_registered_for_reading_alone() -> None:
    assert {type(made) for made in OURS} == {ReadOnly}


def test_a_superuser_reads_and_cannot_change(client: Client) -> None:
    user = User.objects.create_superuser("root@example.org", make.PASSWORD)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    shown = client.get("/admin/accounts/programme/")
    page = f"/admin/accounts/programme/{make.programme().pk}/change/"
    assert (shown.status_code, client.get(page).status_code) == (200, 200)
    assert client.post(page, {"slug": "changed"}).status_code == 403
    assert client.get("/admin/accounts/programme/add/").status_code == 403


def test_others_are_sent_to_sign_in(client: Client) -> None:
    client.force_login(make.user("ann"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/accounts/programme/").status_code == 302
