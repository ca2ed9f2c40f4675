"""What the installed apps registered leads somewhere."""

import pytest
from django.urls import reverse

from circulade.core.navigation import Entry, entries


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.workspace} {entry.url_name}")
def test_every_entry_of_a_menu_leads_to_a_page(entry: Entry) -> None:
    assert reverse(entry.url_name).startswith("/")
