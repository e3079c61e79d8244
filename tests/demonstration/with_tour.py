"""The addresses of a site that shows the demonstration."""

from django.urls import include, path

from sightline.config import urls

urlpatterns = [*urls.urlpatterns, path("tour/", include("sightline.demonstration.urls"))]
handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500
