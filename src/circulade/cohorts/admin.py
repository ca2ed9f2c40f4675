"""The admin's read-only pages of the app `cohorts`."""

from circulade.core.read_only_admin import show

show("cohorts")
