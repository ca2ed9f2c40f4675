"""The admin's read-only pages of the app `core`."""

from circulade.core.read_only_admin import show

show("core")
