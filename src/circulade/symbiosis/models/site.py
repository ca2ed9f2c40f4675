"""Sites, the people who speak for them, and the log of who saw what."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from circulade.register.models import Organisation
from circulade.symbiosis.enums import SiteKind
from circulade.symbiosis.models.belonging import OfDistrict
from circulade.symbiosis.models.district import District


class Site(OfDistrict, models.Model):
    """A place that gives or takes streams. Its contact is kept by the office; `open` shows its name and volumes
    to the partners of the district, which is its own choice.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="sites")
    ref = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=SiteKind.choices, default=SiteKind.PLANT)
    firm = models.CharField(max_length=200, blank=True, help_text="Who runs it; empty: the site by itself.")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="symbiosis_sites"
    )
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    place = models.CharField(max_length=200, blank=True, help_text="Where, in words.")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 code.")
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_language = models.CharField(max_length=8, blank=True, help_text="In which letters are written.")
    open = models.BooleanField(default=False)
    invented = models.BooleanField(default=False)
    key = models.CharField(max_length=80, blank=True, help_text="Its number in the register it is from.")
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "ref"]
        constraints = [
            models.UniqueConstraint(fields=["district", "ref"], name="site_ref_once"),
            models.UniqueConstraint(
                fields=["district", "key"], condition=~models.Q(key=""), name="site_key_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> str:
        """Who counts as one firm when volumes are summed."""
        return self.firm.strip().casefold() or f"site {self.pk}"

    @property
    def placed(self) -> bool:
        """Whether it is on the map."""
        return self.latitude is not None and self.longitude is not None


class Partner(models.Model):
    """A person who speaks for a site."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="partners")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="symbiosis_sites"
    )
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["site", "user"], name="partner_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.site_id}"


class Look(OfDistrict, models.Model):
    """Somebody saw what a site keeps to itself."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="looks")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.site_id}"
