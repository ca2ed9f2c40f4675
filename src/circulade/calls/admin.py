"""The admin's read-only pages of the app `calls`."""

from circulade.core.read_only_admin import show

show("calls")
