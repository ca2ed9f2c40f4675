"""Rule sets: the rules of a selection as data, in the format of `circulade select --rules`."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class RuleSet(models.Model):
    """The rules by which one thing (a call, the seats of an event) selects."""

    programme_id = models.PositiveBigIntegerField(db_index=True)
    rules = models.JSONField(default=dict, help_text="RULES.json as documented for `circulade select`.")
    parameters = models.JSONField(
        default=dict, blank=True, help_text="How attributes are computed, such as what counts as involved."
    )
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    about = GenericForeignKey()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_rule_set_each")
        ]

    def __str__(self) -> str:
        return f"rules {self.pk}, revision {self.revision}"
