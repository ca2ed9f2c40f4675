"""The API tells teasers and sums of districts, to facilitators too: never a name or an amount of a firm."""

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis
from tests.make.api import ask

from circulade.accounts.enums import Role

pytestmark = pytest.mark.django_db


def test_streams_are_teasers_for_everybody_and_for_facilitators() -> None:
    programme = make.programme()
    district = make_symbiosis.district(programme, public=True)
    make_symbiosis.have(make_symbiosis.site(district))
    facilitator = make.user("fay", Role.FACILITATOR, programme=programme)
    for reader in ({}, {"user": facilitator}):
        answer = ask(f"/symbiosis/{district.ref}/streams", **reader)  # type: ignore[arg-type]  # who asks, or nobody
        assert answer.body["items"] == [
            {
                "side": "has",
                "what": "10 01 02",
                "confirmed": True,
                "region": "Rotterdam (NL)",
                "band": "2,187 to 6,561 t a year",
            }
        ]
        told = ask(f"/symbiosis/{district.ref}", **reader).content.decode()  # type: ignore[arg-type]  # as above
        assert [word for word in ("Power Works", "4321", "fly ash") if word in told] == []


def test_a_sum_is_told_where_no_firm_stands_out() -> None:
    district = make_symbiosis.district(make.programme(), public=True)
    for firm in ("a", "b", "c"):
        make_symbiosis.have(make_symbiosis.site(district, firm))
    sums = ask(f"/symbiosis/{district.ref}").body["sums"]
    assert [(each["group"], each["firms"], each["amount"]) for each in sums] == [
        ("10", 3, 10000.0),
        ("", 3, 10000.0),
    ]
