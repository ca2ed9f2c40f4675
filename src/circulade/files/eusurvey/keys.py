"""Keep only the contributions that can be keyed: an import repeats safely by Contribution ID alone."""

from collections import defaultdict
from collections.abc import Sequence

from circulade.files.eusurvey.export import Contribution
from circulade.files.eusurvey.metadata import ANONYMOUS, folded
from circulade.files.sheets import SheetProblem


def keyed(
    contributions: Sequence[Contribution], *, file: str, problems: list[SheetProblem], word: str
) -> tuple[Contribution, ...]:
    """Return the contributions with an ID of their own; the others are listed, counted as `word`s."""
    rows: dict[str, list[int]] = defaultdict(list)
    for contribution in contributions:
        rows[contribution.id].append(contribution.row)
    kept: list[Contribution] = []
    for contribution in contributions:
        place = f"{word} {contribution.row}"
        same = rows[contribution.id]
        if not contribution.id:
            message = "no Contribution ID: export again with that column, or delete the row"
        elif folded(contribution.id) == ANONYMOUS:
            message = "anonymous contribution, which cannot be keyed: switch the survey's anonymous mode off"
        elif len(same) > 1:
            others = " and ".join(f"{word} {row}" for row in same if row != contribution.row)
            message = f"Contribution ID {contribution.id!r} stands in {others} too: keep one of them"
        else:
            kept.append(contribution)
            continue
        problems.append(SheetProblem(file, "", place, message))
    return tuple(kept)
