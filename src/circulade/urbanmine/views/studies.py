"""The office's studies: the list, a new one, the desk of one, its own values, a product to add."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from circulade.accounts.permissions import require
from circulade.core.downloads import Columns, as_file
from circulade.urbanmine.domain.computing import is_stale
from circulade.urbanmine.domain.gaps import product_states
from circulade.urbanmine.domain.problems import StudyLocked
from circulade.urbanmine.domain.rows import check
from circulade.urbanmine.domain.studies import add_product, begin_study, change_study
from circulade.urbanmine.enums import Sheet
from circulade.urbanmine.forms.study import ProductForm, StudyForm
from circulade.urbanmine.models import MineStudy
from circulade.urbanmine.queries.studies import studies_of
from circulade.urbanmine.views.scope import office_study, person, programme_of

STUDIES: Columns[MineStudy] = {
    "study": lambda each: each.ref,
    "title": lambda each: str(each.title),
    "territory": lambda each: str(each.territory),
    "base_year": lambda each: each.base_year,
    "last_year": lambda each: each.last_year,
    "state": lambda each: each.state,
    "shared": lambda each: each.shared,
}


@login_required
def studies(request: HttpRequest) -> HttpResponse:
    """List the studies of the programme."""
    programme = programme_of(request)
    require(request.user, "urbanmine.list_studies", programme)
    found = studies_of(programme)
    if (file := as_file(request, STUDIES, found, name="studies")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    may_create = request.user.has_perm("urbanmine.create_study", programme)
    return render(request, "urbanmine/studies.html", {"page": page, "may_create": may_create})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a study."""
    programme = programme_of(request)
    require(request.user, "urbanmine.create_study", programme)
    form = StudyForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        study = begin_study(programme, form.cleaned_data["territory"], by=person(request), **form.values())
        messages.success(request, _("The study is begun. Add its products."))
        return redirect("urbanmine:study", study.ref)
    status = 422 if form.errors else 200
    return render(request, "urbanmine/study_form.html", {"form": form}, status=status)


@login_required
def study(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the desk of a study: its products, what is missing, its sheets and its state."""
    found = office_study(request, ref)
    checked = check(found)
    context = {
        "study": found,
        "products": product_states(checked),
        "problems": checked.problems[:50],
        "doubts": checked.doubts[:50],
        "sheets": [(sheet, len(checked.rows[sheet])) for sheet in Sheet],
        "stale": is_stale(found),
        "may_change": request.user.has_perm("urbanmine.change_study", found),
    }
    return render(request, "urbanmine/study.html", context)


@login_required
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change the study's own values."""
    found = office_study(request, ref, permission="urbanmine.change_study")
    values = ((name, getattr(found, name)) for name in StudyForm().fields)
    initial = {name: "" if value is None else value for name, value in values}
    form = StudyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_study(found, form.values(), by=person(request))
        except StudyLocked as locked:
            form.add_error(None, str(locked))
        else:
            messages.success(request, _("Saved."))
            return redirect("urbanmine:study", ref)
    status = 422 if form.errors else 200
    return render(request, "urbanmine/study_form.html", {"form": form, "study": found}, status=status)


@login_required
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a product."""
    found = office_study(request, ref, permission="urbanmine.change_study")
    form = ProductForm(request.POST or None, initial={"way": "stock"})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        options = {"way": said["way"], "name": said["name"], "unit": said["unit"]}
        try:
            key = add_product(found, said["catalogue"], by=person(request), **options)
        except StudyLocked as locked:
            form.add_error(None, str(locked))
        else:
            if (
                said["way"] == "population"
                and found.rows.filter(sheet=Sheet.POINTS, cells__product=key).exists()
            ):
                messages.success(request, _("The product is added with national figures: look at them."))
            else:
                messages.success(request, _("The product is added. Type its figures."))
            return redirect("urbanmine:product", ref, key)
    status = 422 if form.errors else 200
    return render(request, "urbanmine/product_form.html", {"form": form, "study": found}, status=status)
