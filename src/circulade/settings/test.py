"""Settings of the tests: throw-away home, fast hashes, mail kept in memory, plain static files.

SQLite is a file, as in an installation: one in memory is one connection, which the pages of a browser and the
test itself would share, and lock each other's tables.
"""

import os
import tempfile

os.environ.setdefault("CIRCULADE_HOME", tempfile.mkdtemp(prefix="circulade-test-"))
os.environ.setdefault("CIRCULADE_SECRET_KEY", "only for tests")

from circulade.settings.base import *  # noqa: F403
from circulade.settings.base import DATABASES, HOME, STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ALLOWED_HOSTS = ["*"]
AXES_ENABLED = False
MATCHING_ENCODER = "none"  # the same whether or not the extra is installed
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": HOME / "test.sqlite3"}
HOME.mkdir(parents=True, exist_ok=True)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of a missing directory
