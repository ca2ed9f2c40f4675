"""Settings of the tests: throw-away home, fast hashes, mail kept in memory, plain static files."""

import os
import tempfile

os.environ.setdefault("CIRCULADE_HOME", tempfile.mkdtemp(prefix="circulade-test-"))
os.environ.setdefault("CIRCULADE_SECRET_KEY", "only for tests")

from circulade.settings.base import *  # noqa: F403
from circulade.settings.base import STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ALLOWED_HOSTS = ["*"]
AXES_ENABLED = False
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of a missing directory
