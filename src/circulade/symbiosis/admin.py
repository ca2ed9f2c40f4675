"""The admin's read-only pages of the app `symbiosis`."""

from circulade.core.read_only_admin import show

show("symbiosis")
