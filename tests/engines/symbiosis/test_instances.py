"""The published instances as files: what is read back is what was made, to the bit."""

from pathlib import Path

import numpy as np
import pytest
from benchmarks.symbiosis_region import region, written

from circulade.files.symbiosis.read import read_listings


@pytest.mark.parametrize("quality", [False, True])
def test_an_instance_reads_back_as_it_was_made(tmp_path: Path, quality: bool) -> None:
    made = region(60, 3, quality=quality)
    written(made, tmp_path)
    offers, needs, accepts = (tmp_path / f"{name}.csv" for name in ("offers", "needs", "accepts"))
    found = read_listings(offers=offers, needs=needs, accepts=accepts, terms=made.terms).listings
    assert (found.offers.refs, found.offers.codes) == (made.offers.refs, made.offers.codes)
    assert (found.needs.refs, found.needs.classes) == (made.needs.refs, made.needs.classes)
    assert sorted(found.accepts, key=str) == sorted(made.accepts, key=str)
    for name in ("tonnes", "lat", "lon", "disposal_cost"):
        assert np.array_equal(getattr(found.offers, name), getattr(made.offers, name))
    for name in ("tonnes", "lat", "lon", "price"):
        assert np.array_equal(getattr(found.needs, name), getattr(made.needs, name))
    assert set(found.offers.properties) == set(made.offers.properties)
    for name, values in made.offers.properties.items():
        assert np.array_equal(found.offers.properties[name], values, equal_nan=True)
        assert np.array_equal(found.needs.limits[name], made.needs.limits[name])
