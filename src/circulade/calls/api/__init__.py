"""Calls for programs: everybody reads announced calls and published results, the office its applications."""

from ninja import Router

from circulade.calls.api import applications, calls, results, selections

router = Router()
router.add_router("", calls.router)
router.add_router("", results.router)
router.add_router("", applications.router)
router.add_router("", selections.router)
