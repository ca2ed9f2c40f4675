"""The admin's read-only pages of the app `events`."""

from circulade.core.read_only_admin import show

show("events")
