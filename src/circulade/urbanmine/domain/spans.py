"""Years written as runs."""

from collections.abc import Iterable


def spans(years: Iterable[int]) -> str:
    """Return years as runs: 2014–2021, 2023."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
