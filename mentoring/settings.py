"""All settings. What differs between machines comes from the environment through `env`.

MODE=development (default) answers on this machine only; wsgi.py starts in MODE=production,
which refuses to run with the development secret, with DEBUG or without ALLOWED_HOSTS.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from mentoring import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))
SECRET_LENGTH = 50
DEVELOPMENT_SECRET = "development-only-secret-which-production-refuses-to-start-with"  # noqa: S105

MODE = env.choice("MODE", ("development", "test", "production"), "development")
PRODUCTION = MODE == "production"
DEBUG = env.boolean("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY", DEVELOPMENT_SECRET)
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS") or ([] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = [
    f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS if PRODUCTION and host != "*"
]
SETUP_CODE = env.text("SETUP_CODE", "")
BEHIND_PROXY = env.boolean("BEHIND_PROXY", default=False)

if PRODUCTION and (SECRET_KEY == DEVELOPMENT_SECRET or len(SECRET_KEY) < SECRET_LENGTH):
    env.fail("SECRET_KEY must be set to a long random text of your own (50 characters or more) in production")
if PRODUCTION and DEBUG:
    env.fail("DEBUG must be off in production")
if PRODUCTION and not ALLOWED_HOSTS:
    env.fail("ALLOWED_HOSTS must name the addresses the site answers on, for example mentoring.example.ru")
HERE = "" if PRODUCTION else f"http://127.0.0.1:{env.number('PORT', 8000)}"  # where scripts/serve.py answers
SITE_URL = env.text("SITE_URL", HERE or f"https://{ALLOWED_HOSTS[0].lstrip('.')}")
SITE_URL = SITE_URL.rstrip("/")  # where the public pages are: papers, their codes and a consent to publication name it
if "*" in SITE_URL:
    env.fail("SITE_URL must name the address of the site, for example https://mentoring.example.ru")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "js_lib_bootstrap5",
    "import_export",
    "rules",
    "simple_history",
    "mentoring",
    "documents",
    "programs",
    "roadmap",
    "showcase",
    "desk",
    "setup",
]

MIDDLEWARE = [
    "mentoring.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mentoring.middleware.PrivateAnswersMiddleware",
    "mentoring.middleware.TypedTextMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mentoring.middleware.OrganizationTimeZoneMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "documents.middleware.PressMiddleware",
    "mentoring.once.OnceMiddleware",
    "mentoring.middleware.OwedStepMiddleware",
    "mentoring.middleware.LastSeenMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "desk.middleware.FreshCountsMiddleware",
    "mentoring.access.AccessMiddleware",
]

ROOT_URLCONF = "mentoring.urls"
WSGI_APPLICATION = "mentoring.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "desk.context_processors.navigation",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {"default": env.database(f"sqlite:///{VAR_DIR / 'mentoring.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a
    # transaction, so that two writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Compiling a query pays where it reads for seconds: here it would cost more than all else of the long ones.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

AUTH_USER_MODEL = "mentoring.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a good one is slow by design
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
HELP_URL = "help_start"
LOGOUT_REDIRECT_URL = "showcase"
PUBLIC_PAGE = "showcase_organization"  # the address of what the public sees of an organization, by its slug
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60  # where «Запомнить меня» was ticked; else until the browser is closed
LINK_DAYS = 7  # how long the link in an invitation and in «Забыли пароль?» leads to a new password
PASSWORD_RESET_TIMEOUT = LINK_DAYS * 24 * 60 * 60

LOCKOUT_MINUTES = 10
ACCOUNT_ADAPTER = "mentoring.adapters.AccountAdapter"
ACCOUNT_RATE_LIMITS = {
    "login_failed_of_account": f"5/{LOCKOUT_MINUTES}m/key",
    "login_failed_from_address": f"30/{LOCKOUT_MINUTES}m/ip",
    "login": None,
    "confirm_email": f"5/{LOCKOUT_MINUTES}m/key",
    "login_flood": "60/m/ip",  # a whole staff signs in from one address on the first of September
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True  # one address, of which a new one takes the place when the link sent there is followed
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = LINK_DAYS
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
MFA_ADAPTER = "mentoring.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Наставничество"
MFA_TOTP_TOLERANCE = 1  # telephones' clocks differ by half a minute
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)

# Attempts are counted here, by all processes together; a small limit would let a flood push the counts out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# The numbers beside the sections lag this much behind what others do; a test sees them as they are.
SECTION_COUNTS_SECONDS = 0 if MODE == "test" else 60

EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465  # noqa: PLR2004 - the port says which of the two
EMAIL_USE_TLS = EMAIL_PORT == 587  # noqa: PLR2004
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "" if PRODUCTION else "mentoring@localhost")
MAIL_WORKS = bool(EMAIL_HOST) or not PRODUCTION  # without a mail server development prints to the terminal
if EMAIL_HOST and not DEFAULT_FROM_EMAIL:
    env.fail("EMAIL_FROM must name the sender when EMAIL_HOST is set, for example mentoring@example.ru")

LANGUAGE_CODE = "ru"
TIME_ZONE = "Europe/Moscow"  # where no organization is signed in; else the organization's own
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = MODE == "development"  # as they stand in their folders
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {  # no address leads to these files: a view gives a scan to whom it may
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its check marks with data: images
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # a page shows the preview of its paper in a frame
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains: the organization's other sites are not ours to bind
    "security.W019",  # X-Frame-Options DENY: see above
    "security.W021",  # HSTS preload: as W005
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20  # a form that carries a text of a megabyte still gets its answer
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
ACCESS_JOURNAL_DAYS = env.positive("ACCESS_JOURNAL_DAYS", 365)
SCAN_MAX_MEGABYTES = env.number("SCAN_MAX_MEGABYTES", 10)

# Papers are drawn by processes of their own (documents/press/workers.py); most tests do not.
PRESS_APART = env.boolean("PRESS_APART", default=MODE != "test")
PRESS_FOLDER = VAR_DIR / "press"  # locks alone, by which all processes of the site count
PRESS_SECONDS = env.positive("PRESS_SECONDS", 60)  # for one paper to be drawn, and for it to wait
PRESS_MEGABYTES = env.positive("PRESS_MEGABYTES", 1024)  # of memory for a process that draws
PRESS_RENEWED_AFTER = env.positive("PRESS_RENEWED_AFTER", 200)  # papers: memory that is never returned goes with it
PRESS_AT_ONCE = env.positive("PRESS_AT_ONCE", 2)  # papers drawn at the same time, by all processes of the site
PRESS_WAITING = env.number("PRESS_WAITING", 4)  # beyond them
PRESS_PER_PERSON = env.positive("PRESS_PER_PERSON", 2)  # of both, for one person
SITE_THREADS = env.positive("SITE_THREADS", 8)  # of one process of the site: gunicorn is given the same number
PRESS_THREADS = max(1, SITE_THREADS // 2)  # of them, that papers may hold; the others serve pages
PAPERS_PER_FILE = env.number("PAPERS_PER_FILE", 100)  # of consents printed together

# What an uploaded sheet may hold; a larger one is refused before it costs anything.
SHEET_MAX_MEGABYTES = env.number("SHEET_MAX_MEGABYTES", 5)
SHEET_MAX_UNPACKED_MEGABYTES = env.number("SHEET_MAX_UNPACKED_MEGABYTES", 25)
SHEET_MAX_PIECE_MEGABYTES = env.number("SHEET_MAX_PIECE_MEGABYTES", 2)  # of what is read at one go
SHEET_MAX_ROWS = env.number("SHEET_MAX_ROWS", 5_000)
SHEET_MAX_COLUMNS = env.number("SHEET_MAX_COLUMNS", 200)
SHEET_MAX_CELLS = env.number("SHEET_MAX_CELLS", 200_000)
SHEET_MAX_MARKS = env.number("SHEET_MAX_MARKS", 20_000)  # merged cells, links and the like of a sheet

SIMPLE_HISTORY_REVERT_DISABLED = True
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_IMPORT_IGNORE_BLANK_LINES = True
IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True
# Not IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT: it turns dates into texts and knows «=» alone; ScopedResource escapes.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
