"""All addresses. The heart's own are in the modules beside; each app above brings its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("showcase.urls")),
    path("", include("desk.urls")),
    path("setup/", include("setup.urls")),
    path("", include("mentoring.urls.account")),
    path("staff/import/", include("mentoring.urls.staff_import")),
    path("staff/", include("mentoring.urls.staff")),
    path("consents/", include("mentoring.urls.consent")),
    path("consents/", include("documents.urls.consent")),
    path("questionnaires/", include("mentoring.urls.questionnaire")),
    path("questionnaires/", include("documents.urls.questionnaire")),
    path("", include("documents.urls.bank")),
    path("", include("mentoring.urls.bank")),
    path("", include("mentoring.urls.matching")),
    path("pairs/", include("mentoring.urls.pair")),
    path("", include("mentoring.urls.pair_change")),
    path("pairs/", include("documents.urls.supplement")),
    path("pairs/", include("documents.urls.council")),
    path("pairs/", include("documents.urls.pair_confirmation")),
    path("pairs/", include("documents.urls.pair_papers")),
    path("requests/", include("mentoring.urls.pair_request")),
    path("requests/", include("documents.urls.pair_request")),
    path("agreements/", include("mentoring.urls.agreement")),
    path("agreements/", include("documents.urls.agreement")),
    path("orders/", include("documents.urls.order")),
    path("bodies/", include("documents.urls.body")),
    path("regulations/", include("documents.urls.regulation")),
    path("verify/", include("documents.urls.verify")),
    path("signatures/", include("documents.urls.electronic_signature")),
    path("programs/", include("programs.urls")),
    path("roadmap/", include("roadmap.urls")),
    path("admin/", admin.site.urls),
]
