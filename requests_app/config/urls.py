"""Which address leads to which door."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.urls import include, path

from requests_app.web import admin, invitations

# The administration is entered through the same sign-in as everything else: with its lock and its second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/invitation/", invitations.join, name="invitation_join"),
    path("accounts/invitation/<str:token>/", invitations.accept, name="invitation"),
    path("accounts/", include("allauth.urls")),
    path("portal/", include("requests_app.portal.urls")),
    path("", include("requests_app.web.urls")),
]
