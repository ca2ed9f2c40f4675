"""What a plan may look at beside the year as a whole: months with stores, and treatment hubs to open or not."""

from collections.abc import Mapping, Sequence

import numpy as np
from django.utils.translation import gettext as _

from circulade.engines.symbiosis import MONTHS, Hub, Seasons
from circulade.engines.symbiosis import Treatment as Made
from circulade.files.symbiosis.hubs import Hubs
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.models import District, Stream

Variants = dict[str, set[tuple[str, int]]]
"""By waste code, the codes under which it is planned, each with the site that must not meet somebody (0: none)."""


def seasons_of(streams: Sequence[Stream]) -> Seasons:
    """Return months and stores; a stream without months is the same in each, without a store keeps nothing."""
    even = [1.0] * MONTHS
    months = np.array([each.months if any(each.months) else even for each in streams], dtype=np.float64)
    return Seasons(
        months.reshape(len(streams), MONTHS).T,
        np.array([each.storage or 0.0 for each in streams]),
        np.array([each.storage_cost or 0.0 for each in streams]),
        np.array([(each.decay or 0.0) / 100 for each in streams]),
    )


def hubs_of(district: District, variants: Mapping[str, set[tuple[str, int]]]) -> Hubs:
    """Return the hubs that may be opened; what comes of a stream that must not meet somebody must not either.

    Outputs are added to `variants`. Raises `Refused` where no hub or no treatment is on record.
    """
    hubs, treatments = list(district.hubs.all()), list(district.treatments.all())
    if not hubs or not treatments:
        raise Refused(_("Put a treatment hub, and what its process makes of a waste, on record first."))
    made, outputs = list[Made](), list[tuple[str, str, int]]()
    for each in treatments:
        for written, site in sorted(variants.get(each.code, ())):
            output = f"{each.output} of site {site}" if site else each.output
            made.append(Made(each.process, written, output, each.gives, each.cost))
            outputs.append((each.output, output, site))
    for code, output, site in outputs:
        variants[code].add((output, site))
    return Hubs(
        tuple(
            Hub(one.ref, one.process, one.tonnes, one.latitude, one.longitude, one.fixed_cost) for one in hubs
        ),
        tuple(made),
    )
