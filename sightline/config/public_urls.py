"""Addresses of the public process: few, and the same for everybody. Nothing that anybody told stands in one."""

from sightline.public.tell_urls import urlpatterns as urlpatterns

handler400 = "sightline.public.views.fixed.bad_request"
handler403 = "sightline.public.views.fixed.bad_request"
handler404 = "sightline.public.views.fixed.not_found"
handler500 = "sightline.public.views.fixed.broken"
