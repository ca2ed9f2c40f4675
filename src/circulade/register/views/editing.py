"""Create and edit records of the register: one page for all of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from circulade.core.components import Crumb
from circulade.register.domain.problems import RegisterProblem
from circulade.register.forms.editing import RegisterForm


def edit_page(
    request: HttpRequest,
    form: RegisterForm,
    *,
    save: Callable[[], Any],
    title: str,
    crumbs: list[Crumb],
    done: str,
    back: Callable[[Any], str],
    lead: str = "",
) -> HttpResponse:
    """Show a form; save what is sent with it, or show what the domain refuses beside what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            saved = save()
        except RegisterProblem as problem:
            form.add_problems(problem)
        else:
            messages.success(request, done)
            return redirect(back(saved))
    context = {"form": form, "title": title, "crumbs": crumbs, "lead": lead}
    return render(request, "register/edit.html", context, status=400 if form.errors else 200)
