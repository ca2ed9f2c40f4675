"""Assessors and their work: who assesses what, exactly and explained.

`assign` gives every application its assessors under load and conflicts; `fit_score` says how well
an assessor suits an application, with its reasons as data.
"""

from circulade.engines.assessment.assignment import assign
from circulade.engines.assessment.fit import Fit, FitPart, FitWeights, fit_score
from circulade.engines.assessment.result import ENGINE, VERSION, Assignment
from circulade.engines.assessment.trouble import Impossible, InputError, Problem, Shortage

__all__ = [
    "ENGINE",
    "VERSION",
    "Assignment",
    "Fit",
    "FitPart",
    "FitWeights",
    "Impossible",
    "InputError",
    "Problem",
    "Shortage",
    "assign",
    "fit_score",
]
