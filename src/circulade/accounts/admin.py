"""The admin's read-only pages of the app `accounts`."""

from circulade.core.read_only_admin import show

show("accounts")
