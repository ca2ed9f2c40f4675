"""The page of a copied call points at what still names years that are over."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.enums import Role
from circulade.calls.models import Call

pytestmark = pytest.mark.django_db


def test_each_text_and_limit_leads_to_its_field(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    programme = people.programme(languages=["en"])
    lead, browser = people.user("lead", Role.PROGRAMME_MANAGER, programme=programme), Client()
    browser.force_login(lead, backend="django.contrib.auth.backends.ModelBackend")
    source = make.call(programme, funding={"en": "Paid until <b>2019</b>."})
    make.question(source, "since", "number", title={"en": "Since"}, most=Decimal(2019))
    options = [{"code": "a", "label": {"en": "in 2018"}}]
    make.question(source, "start", "choice", options=options)
    copy = {"title_en": "Again", "slug": "again", "dates": "empty"}
    assert browser.post(f"/office/calls/{source.slug}/copy/", copy).status_code == 302
    with django_assert_max_num_queries(15):
        page = browser.get("/office/calls/again/").content.decode()
    assert "Paid until &lt;b&gt;2019&lt;/b&gt;." in page
    links = re.findall(r'href="(/office/calls/again/[^"]*#id_[^"]*)"', page)
    made = Call.objects.get(slug="again")
    pks = {one.code: one.pk for one in made.questions.all()}
    assert links == [
        "/office/calls/again/edit/texts/#id_funding_en",
        f"/office/calls/again/questions/{pks['start']}/#id_options",
        f"/office/calls/again/questions/{pks['since']}/#id_most",
    ]
    for link in links:
        address, _hash, anchor = link.partition("#")
        assert f'id="{anchor}"' in browser.get(address).content.decode()
    assert "Years that are over" not in browser.get(f"/office/calls/{source.slug}/").content.decode()
