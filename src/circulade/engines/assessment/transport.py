"""A first, almost certainly best assignment: the transport problem solved as a linear programme by HiGHS.

A transport problem has whole-numbered corners, so the simplex method returns an assignment. Nothing rests
on its floats: `circulade.engines.assessment.proof` finishes and proves the result in integers.
"""

import numpy as np

from circulade.engines.assessment.demand import Bools, Demand

JITTER = 0.3
"""Pairs of equal fit are told apart by at most this share of the smallest difference, or of 1e-4,
the same in every run: equal fits make the simplex method stall (28 s against 0.8 s for 2,000 applications
and 60 assessors of one fit)."""


def first_assignment(demand: Demand) -> Bools | None:
    """Return the chosen pairs [application, assessor], or None when there is no assignment."""
    import highspy  # late: only who assigns waits for the solver to load

    rows, columns = np.nonzero(demand.open)
    count, applications, assessors = len(rows), len(demand.applications), len(demand.assessors)
    lower = np.concatenate([demand.need, demand.least]).astype(np.float64)
    upper = np.concatenate([demand.need, demand.free]).astype(np.float64)
    if count == 0:
        return None if lower.any() else np.zeros_like(demand.open)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, applications + assessors
    lp.sense_ = highspy.ObjSense.kMaximize
    jitter = np.random.default_rng(0).random(count) * JITTER * max(1 / demand.scale, 1e-4)
    lp.col_cost_ = (demand.value[rows, columns] / demand.scale).astype(np.float64) + jitter
    lp.col_lower_, lp.col_upper_ = np.zeros(count), np.ones(count)
    lp.row_lower_, lp.row_upper_ = lower, upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.arange(0, 2 * count + 1, 2, dtype=np.int32)
    lp.a_matrix_.index_ = np.column_stack([rows, columns + applications]).ravel().astype(np.int32)
    lp.a_matrix_.value_ = np.ones(2 * count)
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("solver", "simplex")
    highs.setOptionValue("presolve", "off")
    highs.passModel(lp)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    chosen = np.zeros_like(demand.open)
    chosen[rows, columns] = np.asarray(highs.getSolution().col_value) > 0.5
    return chosen
