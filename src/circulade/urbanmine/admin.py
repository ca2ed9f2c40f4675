"""The admin's read-only pages of the app `urbanmine`."""

from circulade.core.read_only_admin import show

show("urbanmine")
