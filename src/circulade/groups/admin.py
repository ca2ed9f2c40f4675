"""The admin's read-only pages of the app `groups`."""

from circulade.core.read_only_admin import show

show("groups")
