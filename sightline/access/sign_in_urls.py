"""Addresses of the sign-in library's pages, under the names it looks them up by."""

from django.urls import path, re_path

from sightline.access.views import sign_in as views

urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("closed/", views.closed, name="account_inactive"),
    path("code/", views.second_step, name="mfa_authenticate"),
    path("passkey/", views.passkey_sign_in, name="mfa_login_webauthn"),
    path("password/forgotten/", views.password_forgotten, name="account_reset_password"),
    path("password/forgotten/sent/", views.password_sent, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z-]+?)-(?P<key>.+)/$",
        views.password_from_link,
        name="account_reset_password_from_key",
    ),
    path("password/new/", views.password_from_link_done, name="account_reset_password_from_key_done"),
    path("password/", views.password_change, name="account_change_password"),
    path("again/password/", views.password_again, name="account_reauthenticate"),
    path("again/code/", views.code_again, name="mfa_reauthenticate"),
    path("again/passkey/", views.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("ways/", views.ways, name="mfa_index"),
    path("ways/app/", views.set_up_app, name="mfa_activate_totp"),
    path("ways/app/remove/", views.remove_app, name="mfa_deactivate_totp"),
    path("ways/codes/", views.codes, name="mfa_view_recovery_codes"),
    path("ways/codes/new/", views.new_codes, name="mfa_generate_recovery_codes"),
    path("ways/codes/file/", views.download_codes, name="mfa_download_recovery_codes"),
    path("ways/passkeys/", views.passkey_list, name="mfa_list_webauthn"),
    path("ways/passkeys/add/", views.passkey_add, name="mfa_add_webauthn"),
    path("ways/passkeys/<int:pk>/remove/", views.passkey_remove, name="mfa_remove_webauthn"),
    path("ways/passkeys/<int:pk>/name/", views.passkey_rename, name="mfa_edit_webauthn"),
    path("elsewhere/cancelled/", views.elsewhere_cancelled, name="socialaccount_login_cancelled"),
    path("elsewhere/failed/", views.elsewhere_failed, name="socialaccount_login_error"),
    path("elsewhere/<str:provider_id>/", views.elsewhere_begin, name="openid_connect_login"),
    path("elsewhere/<str:provider_id>/back/", views.elsewhere_end, name="openid_connect_callback"),
]
