"""Settings of the tests."""

SECRET_KEY = "only for tests"  # noqa: S105
INSTALLED_APPS: list[str] = []
