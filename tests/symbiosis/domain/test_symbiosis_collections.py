"""Collections of others come in keyed: twice stores nothing twice, a later year renews, and what people added stays."""

from typing import Any

import pytest
from django.utils import formats
from tests.make import accounts as make
from tests.make import irep
from tests.make import symbiosis as make_symbiosis
from tests.make.maestri import workbook

from circulade.symbiosis.domain.collections import take_irep, take_maestri
from circulade.symbiosis.domain.evidence import evidence
from circulade.symbiosis.domain.known import Keyed, record_keyed
from circulade.symbiosis.domain.leads import leads_of
from circulade.symbiosis.enums import LinkState
from circulade.symbiosis.models import District, Site, Stream, SymbiosisLink
from circulade.vocabularies.exchanges import Exchange, exchanges_of

pytestmark = pytest.mark.django_db
DAY = make_symbiosis.DAY


@pytest.fixture
def district() -> District:
    return make_symbiosis.district(make.programme())


def irep_of(district: District, content: bytes, **options: Any) -> dict[str, int]:
    return take_irep(district, content, name="2024.zip", by=None, on=DAY, **options).counts


def test_a_year_of_the_register_becomes_sites_and_coded_streams(district: District) -> None:
    done = irep_of(district, irep.archive())
    assert done == {"new_sites": 3, "new_streams": 4, "changed_streams": 0, "unchanged": 0}
    glass = Stream.objects.get(operation="D5")
    assert (glass.codes, glass.most, glass.source) == (["10 11 12"], 30.0, "Géorisques IREP 2024")
    assert glass.site.key == "irep 0000000001"
    assert glass.site.firm == "SIREN 123456789"
    assert Site.objects.get(name="CIMENTERIE INVENTÉE").latitude is None  # its place was in the sea


def test_only_looking_stores_nothing_and_says_the_same(district: District) -> None:
    looked = take_irep(district, irep.archive(), name="2024.zip", by=None, on=DAY, store=False)
    assert Stream.objects.count() == Site.objects.count() == 0
    taken = take_irep(district, irep.archive(), name="2024.zip", by=None, on=DAY)
    assert (looked.counts, looked.problems) == (taken.counts, taken.problems)
    assert [(one.file, one.cell) for one in looked.problems][-2:] == [
        ("Prod_dechets_non_dangereux.csv", "I9"),  # no code of the list
        ("etablissements.csv", "I4"),  # in the sea
    ]


def test_the_same_year_again_and_an_earlier_one_change_nothing(district: District) -> None:
    irep_of(district, irep.archive())
    nothing = {"new_sites": 0, "new_streams": 0, "changed_streams": 0, "unchanged": 4}
    assert irep_of(district, irep.archive()) == nothing
    assert irep_of(district, irep.archive(year="2019")) == nothing
    assert {stream.source for stream in Stream.objects.all()} == {"Géorisques IREP 2024"}


def test_a_later_year_renews_amounts_and_keeps_what_people_added(district: District) -> None:
    irep_of(district, irep.archive())
    Stream.objects.filter(operation="D5").update(cost=80.0)
    more = [row.replace(";30;", ";44;") for row in irep.WASTE]
    assert irep_of(district, irep.archive(produced=more, year="2025"))["changed_streams"] == 4
    glass = Stream.objects.get(operation="D5")
    assert (glass.most, glass.cost, glass.revision) == (44.0, 80.0, 1)


def test_a_site_typed_by_hand_is_found_by_its_name(district: District) -> None:
    typed = make_symbiosis.site(district, "Verrerie inventée")
    assert irep_of(district, irep.archive())["new_sites"] == 2
    typed.refresh_from_db()
    assert (typed.key, typed.contact_name, typed.place) == ("irep 0000000001", "Pat", "Rotterdam")


def test_what_was_treated_can_be_taken(district: District) -> None:
    irep_of(district, irep.archive(), treated=True, departments=["01"])
    assert [(each.side, each.codes, each.most) for each in Stream.objects.filter(side="want")] == [
        ("want", ["10 01 02"], 450.0)
    ]


def test_the_exchange_database_becomes_links_with_their_source_once(district: District) -> None:
    done = take_maestri(district, workbook(), name="exchanges.xlsx", by=None, on=DAY)
    assert (done.rows, done.counts) == (4, {"new_exchanges": 3, "unchanged": 0})
    assert [one.cell for one in done.problems] == ["B4", "I5"]
    links = {link.key: link for link in SymbiosisLink.objects.select_related("have__site", "want__site")}
    slag = links["maestri 9,1,1"]
    assert (slag.have.site.name, slag.want.site.name, slag.state) == (
        "Steelworks",
        "Cement works",
        "implemented",
    )
    assert (slag.have.suggested, slag.have.kind, slag.have.codes) == ("10 02 02", "waste", [])
    assert slag.source == "MAESTRI exchange database, exchange 9,1,1"
    assert (links["maestri 9,1,2"].have.kind, links["maestri 9,1,2"].state) == ("heat", "idea")
    assert links["maestri 9,1,4"].state == "feasibility"
    again = take_maestri(district, workbook(), name="exchanges.xlsx", by=None, on=DAY)
    assert again.counts == {"new_exchanges": 0, "unchanged": 3}
    assert SymbiosisLink.objects.count() == 3


def test_exchanges_of_a_collection_are_evidence_in_every_district_of_the_programme() -> None:
    programme = make.programme()
    library = make_symbiosis.district(programme, title="Known exchanges")
    known = (
        (17, "Kiln Verbund", LinkState.IMPLEMENTED),
        (21, "Kiln Verbund", LinkState.IMPLEMENTED),
        (30, "Brick maker", LinkState.IDEA),
    )
    rows = [
        Keyed(
            f"maestri {number}",
            Exchange("MAESTRI", "Mill", receiver, "ash", "waste", "10 01 02"),
            state,
            f"MAESTRI exchange database, exchange {number}",
        )
        for number, receiver, state in known
    ]
    record_keyed(library, rows, kinds={}, by=None)
    district = make_symbiosis.district(programme, title="Port")
    make_symbiosis.have(make_symbiosis.site(district))
    make_symbiosis.want(make_symbiosis.site(district, "Kiln", latitude=51.9))
    (lead,) = leads_of(district, on=make_symbiosis.DAY).leads
    day = formats.date_format(SymbiosisLink.objects.latest("pk").created_at.date(), "j F Y")
    assert lead.evidence[-1] == (
        "it went to Kiln Verbund (MAESTRI exchange database, exchange 17; MAESTRI exchange database, exchange 21;"
        f" taken in on {day})"
    )
    assert not any("Brick maker" in told for told in lead.evidence)
    elsewhere = make_symbiosis.district(make.programme("elsewhere"), title="Elsewhere")
    make_symbiosis.have(make_symbiosis.site(elsewhere))
    make_symbiosis.want(make_symbiosis.site(elsewhere, "Kiln", latitude=51.9))
    (other,) = leads_of(elsewhere, on=make_symbiosis.DAY).leads
    assert (other.evidence, other.known) == (lead.evidence[:-1], lead.known - 2)


def test_a_park_counts_once_however_many_of_its_exchanges_say_the_same() -> None:
    rows = exchanges_of("10 01 02")
    parks = {each.park for each in rows if each.receiver == "cement works"}
    assert len([each for each in rows if each.receiver == "cement works"]) >= len(parks) >= 3
    told = next(text for text in evidence("10 01 02") if "cement works" in text)
    assert told == f"in {len(parks)} known parks it went to cement works: {', '.join(sorted(parks))}"
    for kind in ("heat", "water"):
        assert evidence(kind)
        assert all(text.startswith("in 1 known park it went to ") for text in evidence(kind))
