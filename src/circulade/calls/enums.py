"""Stages of a call, states of applications and assessments, kinds of questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallStage(models.TextChoices):
    """What the office has decided. Whether a published call is open follows from its dates and the clock."""

    DRAFT = "draft", _("draft")
    ANNOUNCED = "announced", _("announced")
    ELIGIBILITY = "eligibility", _("eligibility")
    ASSESSMENT = "assessment", _("assessment")
    DECIDED = "decided", _("decided")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")


class CallStatus(models.TextChoices):
    """What everybody sees: stage and clock together."""

    DRAFT = "draft", _("draft")
    UPCOMING = "upcoming", _("opens soon")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    ELIGIBILITY = "eligibility", _("eligibility check")
    ASSESSMENT = "assessment", _("assessment")
    DECIDED = "decided", _("decided")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")


class QuestionKind(models.TextChoices):
    """Ten kinds of answers."""

    SHORT = "short", _("one line")
    LONG = "long", _("paragraphs")
    NUMBER = "number", _("number")
    CHOICE = "choice", _("one of several")
    SEVERAL = "several", _("several of several")
    PLACE = "place", _("country or region")
    FILE = "file", _("file")
    DATE = "date", _("date")
    YES_NO = "yes_no", _("yes or no")
    TABLE = "table", _("table")


class Purpose(models.TextChoices):
    """What an answer means to the register; each purpose at most once in a call, needs and offers aside."""

    NONE = "", _("nothing special")
    ORGANISATION = "organisation", _("name of the organisation")
    ORGANISATION_KIND = "organisation_kind", _("kind of organisation")
    COUNTRY = "country", _("country")
    TERRITORY = "territory", _("name of the territory")
    TERRITORY_KIND = "territory_kind", _("kind of territory")
    REGION_CODES = "region_codes", _("NUTS codes")
    POPULATION = "population", _("declared population")
    POPULATION_YEAR = "population_year", _("year of the population")
    MATURITY = "maturity", _("maturity level")
    CONTACT_NAME = "contact_name", _("name of the contact")
    CONTACT_EMAIL = "contact_email", _("e-mail of the contact")
    LANGUAGE = "language", _("language of letters")
    TRACKS = "tracks", _("tracks applied for")
    PUBLISH_CONSENT = "publish_consent", _("consent to publish the name")
    NEED = "need", _("a need")
    OFFER = "offer", _("an offer")


# What these ask for says who or where the applicant is, whether the office marked the question or not.
NAMING = frozenset(
    {
        Purpose.ORGANISATION,
        Purpose.COUNTRY,
        Purpose.TERRITORY,
        Purpose.REGION_CODES,
        Purpose.CONTACT_NAME,
        Purpose.CONTACT_EMAIL,
    }
)


class ApplicationState(models.TextChoices):
    """From a draft to a member; what assessment and selection say stands in their own records."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ApplicationSource(models.TextChoices):
    """How the application reached the office."""

    WEB = "web", _("web form")
    IMPORT = "import", _("import")
    OFFICE = "office", _("entered by the office")


class Eligibility(models.TextChoices):
    """The human decision; automatic findings only propose it."""

    OPEN = "open", _("not decided")
    ELIGIBLE = "eligible", _("eligible")
    INELIGIBLE = "ineligible", _("not eligible")


class FindingOutcome(models.TextChoices):
    """What an automatic check says."""

    MET = "met", _("met")
    NOT_MET = "not_met", _("not met")
    UNCLEAR = "unclear", _("unclear")


class ConflictSource(models.TextChoices):
    """How a conflict is known."""

    DECLARED = "declared", _("declared")
    OWN_ORGANISATION = "own_organisation", _("own organisation")
    OWN_COUNTRY = "own_country", _("own country")
    OFFICE = "office", _("recorded by the office")


class AssessmentState(models.TextChoices):
    """From assigned to submitted; declined after a conflict."""

    ASSIGNED = "assigned", _("assigned")
    STARTED = "started", _("started")
    SUBMITTED = "submitted", _("submitted")
    DECLINED = "declined", _("declined")


class Confirmation(models.TextChoices):
    """What an accepted applicant answered."""

    AWAITED = "awaited", _("awaited")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")


class ReviewState(models.TextChoices):
    """A rejected applicant's request for review."""

    OPEN = "open", _("open")
    UPHELD = "upheld", _("decision upheld")
    SUPERSEDED = "superseded", _("led to a new selection")


class ImportOutcome(models.TextChoices):
    """What an import does with one contribution."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    CONFLICT = "conflict", _("to decide")
