"""The page that takes collections in: look first, problems by cell, then store."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.make import accounts as make
from tests.make import irep
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.symbiosis.models import District, Stream

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def district() -> District:
    return make_symbiosis.district(make.programme())


@pytest.fixture
def desk(client: Client, district: District) -> Client:
    client.force_login(make.user("fay", Role.FACILITATOR, programme=district.programme), backend=BACKEND)
    return client


def post(desk: Client, content: bytes, **data: str) -> str:
    file = SimpleUploadedFile("2024.zip", content)
    address = "/office/symbiosis/port-district/collections/"
    answer = desk.post(address, {"collection": "irep", "file": file, **data}, follow=True)
    return answer.content.decode()


def test_looking_shows_counts_and_problems_by_cell_and_stores_nothing(desk: Client) -> None:
    page = post(desk, irep.archive(), look="1")
    assert "Prod_dechets_non_dangereux.csv" in page
    assert "K8" in page
    assert Stream.objects.count() == 0


def test_taking_in_stores_and_says_what(desk: Client) -> None:
    page = post(desk, irep.archive(), departments="59")
    assert "New streams: 3" in page
    assert Stream.objects.count() == 3


def test_what_is_no_archive_or_no_department_is_told_where_it_stands(desk: Client) -> None:
    assert "this is no ZIP" in post(desk, b"a;b")
    assert "is no department" in post(desk, irep.archive(), departments="Nord")
