"""Studies in the database: rows as typed, shipped facts as copies, runs that can be replayed."""

import pytest
from tests.make import accounts as make
from tests.make import register as make_register
from tests.make import urbanmine as make_mine

from circulade.accounts.models import Programme
from circulade.core.domain.replays import replay
from circulade.urbanmine.domain.catalogue import assumptions_of, choices
from circulade.urbanmine.domain.computing import ask_to_compute, compute_study, is_stale
from circulade.urbanmine.domain.gaps import product_states
from circulade.urbanmine.domain.problems import NotComputable, RowsChanged, StudyLocked
from circulade.urbanmine.domain.rows import check, save_rows
from circulade.urbanmine.domain.studies import Refused, add_product, begin_study, publish_study, share_study
from circulade.urbanmine.domain.tables import inhabitant_rows
from circulade.urbanmine.enums import Origin, Sheet, StudyState
from circulade.urbanmine.queries.studies import sharing_studies

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make.programme()


def test_what_cannot_be_read_is_kept_and_named(programme: Programme) -> None:
    study = make_mine.study(programme)
    save_rows(study, Sheet.POINTS, {90: {"product": "pv", "year": "zwanzig", "value": "-1"}}, by=None)
    row = study.rows.get(sheet=Sheet.POINTS, position=90)
    assert row.cells == {"product": "pv", "year": "zwanzig", "value": "-1"}
    told = {each.column for each in check(study).problems}
    assert told == {"year", "value", "unit", "source"}
    with pytest.raises(NotComputable):
        ask_to_compute(study, by=None)


def test_an_empty_row_is_deleted_and_an_unchanged_one_left_alone(programme: Programme) -> None:
    study = make_mine.study(programme)
    first = study.rows.filter(sheet=Sheet.POINTS).first()
    assert first is not None
    saved = save_rows(study, Sheet.POINTS, {first.position: dict(first.cells)}, by=None)
    assert saved.revision == study.revision
    save_rows(study, Sheet.POINTS, {first.position: {}}, by=None)
    assert not study.rows.filter(pk=first.pk).exists()


def test_a_later_writer_is_told(programme: Programme) -> None:
    study = make_mine.study(programme)
    save_rows(study, Sheet.POINTS, {91: {"product": "pv"}}, by=None, revision=study.revision)
    with pytest.raises(RowsChanged):
        save_rows(study, Sheet.POINTS, {92: {"product": "pv"}}, by=None, revision=study.revision)


def test_a_product_of_the_catalogue_brings_copies_of_its_facts(programme: Programme) -> None:
    study = begin_study(programme, make_register.territory(programme, "munich"), title="Phones", by=None)
    key = add_product(study, "unu_0306", way="sales", by=None)
    rows = study.rows.filter(sheet=Sheet.ASSUMPTIONS)
    assert {row.origin for row in rows} == {Origin.SHIPPED}
    life = rows.get(cells__kind="lifetime")
    assert (life.cells["value"], life.cells["spread"]) == ("6.26", "1.56")
    save_rows(
        study, Sheet.ASSUMPTIONS, {life.position: life.cells | {"value": "7", "reason": "ours"}}, by=None
    )
    life.refresh_from_db()
    assert life.origin == Origin.CHANGED
    assert add_product(study, "unu_0306", way="sales", by=None) != key


def test_nothing_but_the_population_is_enough_where_national_figures_were_read(programme: Programme) -> None:
    munich = make_register.territory(programme, "munich", population=1_500_000)
    study = begin_study(programme, munich, title="By population", base_year=2022, by=None)
    for key in ("pv_csi", "eee"):
        add_product(study, key, way="population", by=None)
    rows = study.rows.filter(sheet=Sheet.POINTS)
    assert {row.origin for row in rows} == {Origin.SHIPPED}
    last = rows.get(cells__product="pv_csi", cells__year="2022")
    assert (last.cells["value"], last.cells["unit"], last.cells["grade"]) == ("7291", "MW", "B")
    places = {
        row.cells["product"]: row.cells["reference_place"] for row in study.rows.filter(sheet="products")
    }
    assert places == {"pv_csi": "Germany", "eee": "European Union"}
    assert check(study).problems == ()


def test_what_was_not_read_of_a_country_is_typed(programme: Programme) -> None:
    study = begin_study(programme, make_register.territory(programme, "munich"), title="Phones", by=None)
    add_product(study, "unu_0306", way="population", by=None)
    assert not study.rows.filter(sheet=Sheet.POINTS).exists()


def test_italian_equipment_lives_by_the_italian_table() -> None:
    life = assumptions_of("unu_0109", product="x", place="IT")[0]
    assert (life.value, life.spread) == (18.55, 1.28)
    assert "Italy" in life.source
    mean = assumptions_of("eee", product="x")[0]
    assert 1.5 < (mean.spread or 0) < 2.5
    assert 9 < mean.value < 13


def test_the_catalogue_offers_every_product_and_category() -> None:
    assert len(choices()) == 31 + 1 + 54


def test_a_run_is_stored_and_reproduced_byte_for_byte(programme: Programme) -> None:
    study = make_mine.study(programme)
    ask_to_compute(study, by=None)
    done = compute_study(study, by=None)
    assert (done.state, done.progress, done.trouble) == (StudyState.COMPUTED, 100, "")
    assert done.run is not None
    assert replay(done.run).sentence == "reproduced, byte for byte"
    assert not is_stale(done)
    save_rows(done, Sheet.POINTS, {93: {"product": "pv", "year": "2014"}}, by=None)
    assert is_stale(done)


def test_nothing_is_changed_while_it_is_computed(programme: Programme) -> None:
    study = ask_to_compute(make_mine.study(programme), by=None)
    with pytest.raises(StudyLocked, match="wait until it is done"):
        save_rows(study, Sheet.POINTS, {1: {}}, by=None)


def test_what_the_engine_refuses_is_told_by_product_and_the_rows_stay(programme: Programme) -> None:
    study = make_mine.study(programme)
    life = study.rows.get(sheet=Sheet.ASSUMPTIONS, cells__kind="lifetime", cells__product="pv")
    short = {"form": "fixed", "value": "0.3", "low": "0.3", "high": "0.3"}
    save_rows(study, Sheet.ASSUMPTIONS, {life.position: life.cells | short}, by=None)
    done = compute_study(ask_to_compute(study, by=None), by=None)
    assert done.state == StudyState.DRAFT
    assert done.trouble.startswith("products, row 1, product: “Panels”: nothing that comes in is still there")
    assert done.rows.filter(cells__value="0.3").exists()


def test_what_looks_like_a_mistake_is_doubted_and_stops_nothing(programme: Programme) -> None:
    study = make_mine.study(programme)
    step = {"scenario": "Collect", "order": "1", "strategy": "collect", "start": "2025", "full": "2026"}
    save_rows(study, Sheet.STRATEGIES, {90: step | {"share": "40"}}, by=None)
    found = check(study)
    assert [(each.sheet, each.row, each.column) for each in found.doubts] == [("strategies", 2, "share")]
    assert found.problems == ()


def test_only_a_result_can_be_published(programme: Programme) -> None:
    with pytest.raises(Refused, match="Compute the study first"):
        publish_study(make_mine.study(programme), by=None)


def test_only_territories_that_agreed_stand_beside_others(programme: Programme) -> None:
    mine = make_mine.computed(programme)
    other = make_mine.computed(programme, title="Other", ref="lucca")
    assert list(sharing_studies(mine)) == []
    share_study(other, shared=True, by=None)
    rows = inhabitant_rows([mine, *sharing_studies(mine)])
    assert [row[0] for row in rows] == ["Munich", "Lucca"]


@pytest.mark.parametrize("year", ["20200000", "²", "9" * 500])
def test_a_year_that_is_none_is_named_and_leaves_no_gaps(programme: Programme, year: str) -> None:
    study = make_mine.study(programme)
    save_rows(study, Sheet.POINTS, {90: {"product": "pv", "year": year, "value": "1"}}, by=None)
    found = check(study)
    assert "year" in {each.column for each in found.problems}
    assert product_states(found)[0].gaps == (*range(2014, 2022), 2023)


def test_gaps_and_missing_steps_are_listed(programme: Programme) -> None:
    states = {each.key: each for each in product_states(check(make_mine.study(programme)))}
    assert states["pv"].filled == "2014–2021, 2023"
    assert states["bat"].missing == ()
