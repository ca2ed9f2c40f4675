"""Who runs districts, who speaks for a site, and who may know what of a stream."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.accounts.permissions import has_role, is_funder, is_office
from circulade.accounts.predicates import add_perm, predicate
from circulade.symbiosis.models import Site, Stream
from circulade.symbiosis.queries.sites import site_ids_of

is_facilitator = has_role(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.FACILITATOR)


@predicate("speaks_for_site")
def speaks_for_site(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether somebody speaks for a site, or for the site of a stream."""
    site_id = thing.pk if isinstance(thing, Site) else getattr(thing, "site_id", None)
    return isinstance(user, User) and site_id is not None and site_id in site_ids_of(user)


@predicate("is_open")
def is_open(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether a site chose to be open to the partners of its district, of whom this person is one."""
    site = thing.site if isinstance(thing, Stream) else thing
    if not isinstance(site, Site) or not site.open or not isinstance(user, User):
        return False
    return user.symbiosis_sites.filter(site__district_id=site.district_id).exists()


# On the programme or a district: names, sums that give nobody away.
add_perm("symbiosis.list_districts", is_office | is_funder)
# On the programme, a district or anything in it: everything, volumes included.
add_perm("symbiosis.facilitate", is_facilitator)
# On a site.
add_perm("symbiosis.read_site", is_facilitator | speaks_for_site)
add_perm("symbiosis.change_site", is_facilitator | speaks_for_site)
# On a stream: its volume.
add_perm("symbiosis.read_volume", is_facilitator | speaks_for_site)
