"""The admin's read-only pages of the app `matchmaking`."""

from circulade.core.read_only_admin import show

show("matchmaking")
