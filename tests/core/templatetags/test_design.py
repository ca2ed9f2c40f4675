"""Components show what they are given, escape what people typed, and refuse what does not exist."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import TemplateSyntaxError, engines
from django.test import RequestFactory

from circulade.core.components import Moment, Step, Tab
from circulade.files.charts.bars import Bar, bar_chart

pytestmark = pytest.mark.django_db
EVIL = '<script>alert("x")</script>'


def show(source: str, context: Mapping[str, Any] | None = None, query: str = "") -> str:
    request = RequestFactory().get("/list/", QueryDict(query))
    request.session = {}  # type: ignore[assignment]  # all that the shell asks of a session
    return str(engines["django"].from_string(source).render(dict(context or {}), request=request))


@pytest.mark.parametrize(
    "source",
    [
        "{% page_header evil lead=evil kicker=evil status=evil %}{% endpage_header %}",
        "{% card title=evil note=evil %}{{ evil }}{% endcard %}",
        "{% notice 'warn' title=evil %}{{ evil }}{% endnotice %}",
        "{% empty evil text=evil %}{% endempty %}",
        "{% badge evil tone='good' %}",
        "{% button evil href=evil %}",
        "{% button evil name=evil value=evil confirm=evil %}",
        "{% action evil evil confirm=evil hidden=evil %}",
        "{% figure evil evil unit=evil note=evil %}",
        "{% progress 1 2 label=evil %}",
        "{% disclosure evil %}{{ evil }}{% enddisclosure %}",
        "{% data_table caption=evil %}{% enddata_table %}",
        "{% diff evil evil %}{% diff '' evil %}{% diff evil '' %}",
        "{% markdown evil %}",
        "{% facts pairs %}",
        "{% tabs tabs label=evil %}",
        "{% steps steps %}",
        "{% timeline moments %}",
        "{% crumbs evil evil as trail %}{% page_header 'x' crumbs=trail %}{% endpage_header %}",
        "{% dialog 'd' evil %}{{ evil }}{% enddialog %}",
        "{% field form.evil %}",
        "{% form_errors form %}",
        "{% filters form label=evil %}",
        "{% icon 'add' label=evil %}",
        "{% chart chart caption=evil rows=rows headers=heads %}",
    ],
)
def test_no_component_lets_typed_markup_through(source: str) -> None:
    class EvilForm(forms.Form):
        evil = forms.IntegerField(label=EVIL, help_text=EVIL)

    shown = show(
        source,
        {
            "evil": EVIL,
            "pairs": [(EVIL, EVIL)],
            "tabs": [Tab(EVIL, EVIL)],
            "steps": [Step(EVIL, note=EVIL, href=EVIL)],
            "moments": [Moment(datetime(2025, 1, 1, tzinfo=UTC), EVIL, detail=EVIL, by=EVIL)],
            "form": EvilForm({"evil": EVIL}),
            "chart": bar_chart([Bar(EVIL, (1,))], title=EVIL, description=EVIL, series=(EVIL,)),
            "rows": [(EVIL, EVIL)],
            "heads": [EVIL, EVIL],
        },
    )
    assert "<script>" not in shown
    assert "alert" in shown


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{% badge 'x' tone='purple' %}", "'purple' is no tone: use one of info, good, warn, bad"),
        ("{% button 'x' kind='huge' %}", "'huge' is no kind of button: use one of primary, secondary"),
        ("{% notice 'loud' %}{% endnotice %}", "'loud' is no tone"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(source: str, says: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=says):
        show(source)


def test_a_moment_takes_the_zone_of_its_call_before_that_of_the_programme() -> None:
    class Athens:
        time_zone = "Europe/Athens"

    at = datetime(2025, 10, 3, 16, 0, tzinfo=UTC)
    assert "19:00 Athens time (EEST, UTC+3)" in show("{% when at zone=call %}", {"at": at, "call": Athens()})
    assert 'datetime="2025-10-03T19:00:00+03:00"' in show("{% when at zone='Europe/Athens' %}", {"at": at})
    assert show("{% when nothing %}", {"nothing": None}) == ""


def test_a_pager_keeps_the_filters() -> None:
    shown = show("{% pager page %}", {"page": Paginator(range(100), 10).page(3)}, "country=PT&page=3")
    assert '<a href="?page=3&amp;country=PT" aria-current="page">3</a>' in shown
    assert 'rel="next" href="?page=4&amp;country=PT"' in shown
    assert "21–30 of 100" in shown


def test_one_page_needs_no_pager() -> None:
    assert show("{% pager page %}", {"page": Paginator(range(5), 10).page(1)}).strip() == ""


def test_errors_at_the_top_lead_to_their_fields() -> None:
    class Form(forms.Form):
        name = forms.CharField(label="Name")

    shown = show("{% form_errors form %}", {"form": Form({})})
    assert '<a href="#id_name">Name</a>: This field is required.' in shown
    assert show("{% form_errors form %}", {"form": Form()}) == ""


def test_a_field_ties_label_help_and_error_to_its_input() -> None:
    class Form(forms.Form):
        name = forms.CharField(label="Name", help_text="As in its statutes.")

    shown = show("{% field form.name %}", {"form": Form({})})
    assert '<label for="id_name">Name</label>' in shown
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert 'id="id_name_helptext">As in its statutes.' in shown
    assert 'aria-invalid="true"' in shown


def test_what_is_not_required_says_so() -> None:
    class Form(forms.Form):
        name = forms.CharField(label="Name", required=False)

    assert "(optional)" in show("{% field form.name %}", {"form": Form()})


def test_facts_leave_out_what_is_unknown_and_keep_zero() -> None:
    shown = show("{% facts pairs %}", {"pairs": [("Class", ""), ("Members", 0), ("Kind", None)]})
    assert "Members" in shown
    assert "Class" not in shown
    assert "Kind" not in shown


def test_a_chart_brings_its_figures_as_a_table() -> None:
    chart = bar_chart([Bar("North", (3,))], title="Pool", description="North: 3.", series=("Pool",))
    shown = show("{% chart chart %}", {"chart": chart})
    assert "<figcaption>Pool</figcaption>" in shown
    assert '<th scope="row">North</th>' in shown


def test_a_one_button_form_posts_with_its_token_and_fields() -> None:
    shown = show("{% action 'Publish' '/publish/' revision=3 %}", {"csrf_token": "t0k3n"})
    assert '<form class="action" method="post" action="/publish/">' in shown
    assert 'name="revision" value="3"' in shown
    assert "csrfmiddlewaretoken" in shown
