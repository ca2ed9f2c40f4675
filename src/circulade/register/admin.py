"""The admin's read-only pages of the app `register`."""

from circulade.core.read_only_admin import show

show("register")
