"""The API at /api/v1: the routers of all apps under one roof."""

from circulade.accounts.api import SIGNED_IN
from circulade.api.document import DocumentedAPI
from circulade.api.errors import answer_in_problems
from circulade.api.programmes import router as programmes
from circulade.api.runs import router as runs
from circulade.api.throttle import PerMinute
from circulade.calls.api import router as calls
from circulade.events.api import router as events
from circulade.groups.api import router as groups
from circulade.matchmaking.api import router as matchmaking
from circulade.needs.api import router as needs
from circulade.register.api import router as register
from circulade.symbiosis.api import router as symbiosis
from circulade.urbanmine.api import router as urbanmine

DESCRIPTION = """What an installation of Circulade knows, for programs. It only reads.

Each address is about one programme: the one named with `?programme=` (its slug; `/api/v1/programmes` lists them),
else the token's, else the first of the installation. What belongs to another programme is not found.

Everybody may read what is public: territories, organisations, calls, published results, events, groups, cards and
studies of the urban mine. With a token the office reads what its owner may see now; a token belongs to one
programme. Lists come in parts of at most 200; `next` is the address of the following part. Times are ISO 8601 with
their offset, countries ISO 3166 codes (Greece is GR). Every error is a problem detail (RFC 9457)."""

api = DocumentedAPI(
    title="Circulade",
    version="1",
    urls_namespace="api-1",
    description=DESCRIPTION,
    docs_url=None,
    auth=SIGNED_IN,
    throttle=[PerMinute()],
)
for router in (programmes, register, calls, events, groups, needs, matchmaking, symbiosis, urbanmine, runs):
    api.add_router("", router)
answer_in_problems(api)
