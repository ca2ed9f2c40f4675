"""The admin's read-only pages of the app `needs`."""

from circulade.core.read_only_admin import show

show("needs")
