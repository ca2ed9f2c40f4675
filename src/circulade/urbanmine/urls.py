"""Addresses of the app `urbanmine`."""

from django.urls import URLPattern, path

from circulade.urbanmine.views import charts, files, results, rows, steps, studies

app_name = "urbanmine"
DESK = "office/urban-mine/<slug:ref>/"
urlpatterns: list[URLPattern] = [
    path("urban-mine/", results.public_studies, name="public_studies"),
    path("urban-mine/<slug:ref>/", results.public_result, name="public_result"),
    path("urban-mine/<slug:ref>/charts/<slug:name>.<slug:kind>", charts.public_chart, name="public_chart"),
    path("urban-mine/<slug:ref>/files/<str:kind>", files.public_file, name="public_file"),
    path("office/urban-mine/", studies.studies, name="studies"),
    path("office/urban-mine/new/", studies.new, name="new"),
    path(DESK, studies.study, name="study"),
    path(f"{DESK}edit/", studies.edit, name="edit"),
    path(f"{DESK}add/", studies.add, name="add"),
    path(f"{DESK}sheets/<slug:name>/", rows.sheet, name="sheet"),
    path(f"{DESK}products/<str:key>/", rows.product, name="product"),
    path(f"{DESK}workbook/", files.workbook, name="workbook"),
    path(f"{DESK}import/", files.take_in, name="import"),
    path(f"{DESK}compute/", steps.compute, name="compute"),
    path(f"{DESK}progress/", steps.progress, name="progress"),
    path(f"{DESK}publish/", steps.step, {"name": "publish"}, name="publish"),
    path(f"{DESK}withdraw/", steps.step, {"name": "withdraw"}, name="withdraw"),
    path(f"{DESK}share/", steps.step, {"name": "share"}, name="share"),
    path(f"{DESK}calibrate/", steps.calibrated, name="calibrate"),
    path(f"{DESK}result/", results.result, name="result"),
    path(f"{DESK}result/charts/<slug:name>.<slug:kind>", charts.chart, name="chart"),
    path(f"{DESK}result/files/<str:kind>", files.results_file, name="results_file"),
]
