"""Django's settings. What differs between installations comes from the environment, with safe defaults.

SIGHTLINE_ADDRESS     the site's own address, as people type it (default http://127.0.0.1:8000)
SIGHTLINE_HOSTS       further host names, separated by commas
SIGHTLINE_VAR         where this installation keeps its files (default var/ in the repository)
SIGHTLINE_DEMO        "1" while the demonstration borough is loaded: shows a banner
SIGHTLINE_OPENID      address of the employer's OpenID Connect service; with it go SIGHTLINE_OPENID_CLIENT,
                      SIGHTLINE_OPENID_SECRET and SIGHTLINE_OPENID_NAME
SIGHTLINE_MAIL        smtp address smtp://user:password@host:port; without it mail is written to var/mail
SIGHTLINE_DORMANT_DAYS  after how many days without signing in an account is listed to be suspended (default 60)
SIGHTLINE_WEBHOOKS_CA  a file of certificates that sign those of webhooks, in place of the machine's own
SIGHTLINE_WEBHOOKS_LOOPBACK  "1" lets webhooks of the demonstration call this machine
SIGHTLINE_REPORT_CONTENT  a folder with the annual report's commentary and Part Two (docs/report-content.md)
NOTIFY_KEY            GOV.UK Notify's key, with NOTIFY_TEMPLATE the template's id; used instead of SMTP
DATABASE_URL          a PostgreSQL server's administrative address; without it the embedded one is used
"""

import os
from base64 import urlsafe_b64decode
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sightline.config.postgres import connection_settings, var_folder
from sightline.config.postgres.secrets import secret

REPOSITORY = Path(__file__).resolve().parents[2]
VAR = var_folder()
SECRETS = VAR / "secrets"

SECRET_KEY = secret(VAR, "django")
SIGHTLINE_ADDRESS = os.environ.get("SIGHTLINE_ADDRESS", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
_host = urlsplit(SIGHTLINE_ADDRESS).hostname or "127.0.0.1"
ALLOWED_HOSTS = [
    _host,
    "127.0.0.1",
    "localhost",
    *filter(None, os.environ.get("SIGHTLINE_HOSTS", "").split(",")),
]
CSRF_TRUSTED_ORIGINS = [SIGHTLINE_ADDRESS]
SECURE = SIGHTLINE_ADDRESS.startswith("https://")
DEBUG = False

SIGHTLINE_VIEWER_KEY = SECRETS / "viewer.pem"
SIGHTLINE_MAILBOX = SECRETS / "mailbox"  # what opens sealed envelopes; the public process is never given it
SIGHTLINE_SEALS = VAR / "seals"
SIGHTLINE_DOWNTIME = VAR / "downtime"
SIGHTLINE_ROLES = "sightline.config.roles.ROLES"
SIGHTLINE_REACTIONS = "sightline.config.reactions.REACTIONS"
SIGHTLINE_LIBRARY_ROUTES = "sightline.config.library_routes.LIBRARY_ROUTES"
SIGHTLINE_PREPARATION = "sightline.config.preparation.STEPS"
SIGHTLINE_LAYOUT = "sightline.config.navigation.LAYOUT"
SIGHTLINE_PANELS = "sightline.config.panels.PANELS"
SIGHTLINE_WITHHELD = "sightline.intelligence.queries.withheld.withheld_in"  # what no public text may hold
SIGHTLINE_GUARD = "sightline.figures.guarding.not_to_be_printed"
SIGHTLINE_PERSON_PAGE = "desk:child"
SIGHTLINE_DEMO = os.environ.get("SIGHTLINE_DEMO") == "1"
# Only a demonstration leaves envelopes itself, as the public process leaves them; a live site is never given this.
SIGHTLINE_DEMO_MAILBOX = (
    {**connection_settings("public"), "CODES": secret(VAR / "public", "codes")} if SIGHTLINE_DEMO else None
)
SIGHTLINE_WEBHOOKS_CA = os.environ.get("SIGHTLINE_WEBHOOKS_CA", "")
SIGHTLINE_WEBHOOKS_LOOPBACK = SIGHTLINE_DEMO and os.environ.get("SIGHTLINE_WEBHOOKS_LOOPBACK") == "1"
SIGHTLINE_WEBHOOK_KEY = urlsafe_b64decode(secret(VAR, "webhooks") + "=")
SIGHTLINE_IDLE_MINUTES = 30
SIGHTLINE_DORMANT_DAYS = int(os.environ.get("SIGHTLINE_DORMANT_DAYS", "60"))

INSTALLED_APPS = [
    "sightline.core",
    "sightline.access",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]
# Folders above access, in the order of the design's page.
INSTALLED_APPS += [
    f"sightline.{name}"
    for name in (
        "deadlines",
        "people",
        "follow_up",
        "letters",
        "meetings",
        "justice",
        "education",
        "missing",
        "content",
        "support",
        "intelligence",
        "front_door",
        "enquiries",
        "cases",
        "governance",
        "information_rights",
        "figures",
        "desk",
        "public",
        "api",
        "demonstration",
    )
    if (REPOSITORY / "sightline" / name / "apps.py").exists()
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sightline.core.headers.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sightline.access.idle.Idle",
    "sightline.access.keeping.KeepForLater",
]

CSRF_FAILURE_VIEW = "sightline.access.keeping.stale_page"
MESSAGE_TAGS = {10: "information", 20: "information", 25: "success", 30: "warning", 40: "error"}
ROOT_URLCONF = "sightline.config.urls"
WSGI_APPLICATION = "sightline.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted((REPOSITORY / "sightline").glob("*/templates")),
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "sightline.core.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "sightline.core.pages.chrome",
            ],
        },
    },
    # Only for what libraries of ours render themselves.
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {}},
]

# The site, the worker and the commands are `default`: a role to which every wall applies. Migrations run as
# `owner`. Settings about the viewer live and die with each transaction, so connections may be kept.
TEST_DATABASE = os.environ.get("SIGHTLINE_TEST_DATABASE", "test_sightline")
_COMMON = {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_MAX_AGE": 600,
    "CONN_HEALTH_CHECKS": True,
    # Planning a read behind the walls costs the server as much as running it: what is asked again is planned once
    # a connection (docs/decisions/0193-reads-planned-once.md).
    "OPTIONS": {"server_side_binding": True, "prepare_threshold": 2},
}
DATABASES = {
    "default": {**_COMMON, **connection_settings("app"), "TEST": {"MIRROR": "owner"}},
    "owner": {
        **_COMMON,
        **connection_settings("owner"),
        "CONN_MAX_AGE": 0,
        "TEST": {"NAME": TEST_DATABASE, "DEPENDENCIES": []},
    },
}
# The figures' extract reads as a role of its own, and names children by a key that only this installation holds.
SIGHTLINE_EXTRACT_ROLE = connection_settings("extract")
SIGHTLINE_EXTRACT_KEY = secret(VAR, "extract-pseudonyms")
# What people write for the annual report: commentary and Part Two, as docs/report-content.md says. None: not supplied.
REPORT_CONTENT = Path(given) if (given := os.environ.get("SIGHTLINE_REPORT_CONTENT")) else None
if SIGHTLINE_DEMO and REPORT_CONTENT is None:
    REPORT_CONTENT = REPOSITORY / "sightline" / "demonstration" / "reference" / "report"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Staff"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "sightline.access.adapters.AccountAdapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Sightline: "
ACCOUNT_SESSION_REMEMBER = False
# How often somebody failed lately and which codes were used: in the database, for every process and after a restart.
CACHES = {"default": {"BACKEND": "sightline.access.actions.limits.SharedLimits"}}
# Our own lock stands in front of these: they slow down guessing across accounts.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,30/5m/key", "login": "60/m/ip", "api_key": "60/m/ip"}
ACCOUNT_FORMS = {
    "login": "sightline.access.forms.sign_in.SignInForm",
    "change_password": "sightline.access.forms.sign_in.ChangeForm",
    "reset_password": "sightline.access.forms.sign_in.ForgottenForm",
    "reset_password_from_key": "sightline.access.forms.sign_in.NewPasswordForm",
    "reauthenticate": "sightline.access.forms.sign_in.PasswordAgainForm",
}
MFA_ADAPTER = "sightline.access.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "sightline.access.forms.sign_in.CodeForm",
    "reauthenticate": "sightline.access.forms.sign_in.CodeAgainForm",
    "activate_totp": "sightline.access.forms.sign_in.SetUpAppForm",
    "add_webauthn": "sightline.access.forms.sign_in.AddPasskeyForm",
    "edit_webauthn": "sightline.access.forms.sign_in.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
SIGHTLINE_SECOND_FACTOR_KEY = urlsafe_b64decode(secret(VAR, "second-factor") + "=")

# The employer's own sign-in service, if there is one. Only staff who already have an account may use it.
SOCIALACCOUNT_ADAPTER = "sightline.access.adapters.ElsewhereAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
SIGHTLINE_OPENID = os.environ.get("SIGHTLINE_OPENID", "")
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [], "OAUTH_PKCE_ENABLED": True}}
if SIGHTLINE_OPENID:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "employer",
            "name": os.environ.get("SIGHTLINE_OPENID_NAME", "your work account"),
            "client_id": os.environ["SIGHTLINE_OPENID_CLIENT"],
            "secret": os.environ["SIGHTLINE_OPENID_SECRET"],
            "settings": {"server_url": SIGHTLINE_OPENID},
        }
    ]
    SIGHTLINE_FORM_TARGETS = ["{0.scheme}://{0.netloc}".format(urlsplit(SIGHTLINE_OPENID))]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = REPOSITORY / "build" / "collected"
STATICFILES_DIRS = [("sightline", REPOSITORY / "build" / "static")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "files"

_mail = urlsplit(os.environ.get("SIGHTLINE_MAIL", ""))
NOTIFY_KEY = os.environ.get("NOTIFY_KEY", "")
NOTIFY_TEMPLATE = os.environ.get("NOTIFY_TEMPLATE", "")
NOTIFY_ADDRESS = os.environ.get("NOTIFY_ADDRESS") or None
if NOTIFY_KEY:
    EMAIL_BACKEND = "sightline.access.mail.NotifyBackend"
elif _mail.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_TLS = EMAIL_PORT != 25
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("SIGHTLINE_FROM", "sightline@wrekinshire.example")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
}
