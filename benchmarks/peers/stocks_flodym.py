"""The peer of `benchmarks/stocks.py`, run in an environment of its own: flodym on the arrays of a file."""

import json
import resource
import sys

import flodym
import numpy as np


def main(path: str, direction: str) -> None:
    """Compute the stocks of an .npz file; print seconds of user and system time, memory and the checksum."""
    given = np.load(path)
    values = np.ascontiguousarray(given["inflow" if direction == "inflow" else "stock"].T)
    years, series = values.shape
    dims = flodym.DimensionSet(
        dim_list=[
            flodym.Dimension(name="time", letter="t", items=list(range(years)), dtype=int),
            flodym.Dimension(name="series", letter="s", items=list(range(series)), dtype=int),
        ]
    )
    lifetime = flodym.WeibullLifetime(
        dims=dims,
        time_letter="t",
        weibull_shape=np.broadcast_to(given["shape"], (years, series)),
        weibull_scale=np.broadcast_to(given["scale"], (years, series)),
    )
    array = flodym.StockArray(dims=dims, values=values)
    if direction == "inflow":
        stock = flodym.InflowDrivenDSM(dims=dims, lifetime_model=lifetime, inflow=array)
    else:
        stock = flodym.StockDrivenDSM(dims=dims, lifetime_model=lifetime, stock=array)
    before = resource.getrusage(resource.RUSAGE_SELF)
    stock.compute()
    after = resource.getrusage(resource.RUSAGE_SELF)
    found = {
        "user": after.ru_utime - before.ru_utime,
        "system": after.ru_stime - before.ru_stime,
        "megabytes": (after.ru_maxrss - before.ru_maxrss) / 1024,
        "outflow": float(stock.outflow.values.sum()),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
