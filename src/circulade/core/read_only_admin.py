"""Django's admin as a window: it shows records and changes none, so that it is no second way to change state."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class ReadOnly(admin.ModelAdmin[Any]):
    """Shows every field; adding, changing and deleting are refused."""

    list_per_page = 50
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Name every field, so that no form is built at all."""
        return [field.name for field in self.model._meta.fields]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Allow those who run the installation."""
        return bool(request.user.is_active and getattr(request.user, "is_superuser", False))


def show(app_label: str) -> None:
    """Register every model of an app for reading."""
    for model in apps.get_app_config(app_label).get_models():
        admin.site.register(model, ReadOnly)
