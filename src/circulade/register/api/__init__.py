"""The register for programs: everybody reads what is public, the office the whole register."""

from ninja import Router

from circulade.register.api import organisations, participations, territories

router = Router()
router.add_router("", territories.router)
router.add_router("", organisations.router)
router.add_router("", participations.router)
