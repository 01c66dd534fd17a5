"""The addresses of one's own account, and of the accounts that are kept for others.

Only what is wanted of allauth has an address: no signup, one address of mail. Its code and ours ask for some
pages under two names.
"""

from django.urls import path, re_path

from mentoring.views import access, account, account_invite, account_keeping, acting_head, organization

urlpatterns = [
    path("login/", account.Login.as_view(), name="login"),
    path("login/", account.Login.as_view(), name="account_login"),
    path("login/code/", account.LoginCode.as_view(), name="mfa_authenticate"),
    path("login/inactive/", account.Inactive.as_view(), name="account_inactive"),
    path("logout/", account.Logout.as_view(), name="logout"),
    path("logout/", account.Logout.as_view(), name="account_logout"),
    path("password/", account.PasswordChange.as_view(), name="password_change"),
    path("password/", account.PasswordChange.as_view(), name="account_change_password"),
    path("password/forgotten/", account.AskForLink.as_view(), name="account_reset_password"),
    path("password/forgotten/sent/", account.LinkSent.as_view(), name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)/$",
        account.PasswordByLink.as_view(),
        name="account_reset_password_from_key",
    ),
    path("account/", account.Profile.as_view(), name="profile"),
    path("account/", account.Profile.as_view(), name="mfa_index"),
    path("account/address/", account.AddressChange.as_view(), name="account_email"),
    path("account/address/<str:key>/", account.AddressConfirm.as_view(), name="account_confirm_email"),
    path("account/confirm/", account.ConfirmByPassword.as_view(), name="account_reauthenticate"),
    path("account/confirm/code/", account.ConfirmByCode.as_view(), name="mfa_reauthenticate"),
    path("account/second-factor/on/", account.SecondFactorOn.as_view(), name="mfa_activate_totp"),
    path("account/second-factor/off/", account.SecondFactorOff.as_view(), name="mfa_deactivate_totp"),
    path("account/codes/", account.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("account/codes/new/", account.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("account/sessions/", account.Sessions.as_view(), name="usersessions_list"),
    path("large-print/", account.large_print, name="large_print"),
    path("accounts/", account_keeping.AccountList.as_view(), name="accounts"),
    path("accounts/invite/", account_invite.InviteMany.as_view(), name="accounts_invite"),
    path("accounts/<int:pk>/", account_keeping.AccountDetail.as_view(), name="account"),
    path("accounts/<int:pk>/reissue/", account_invite.Reissue.as_view(), name="account_reissue"),
    path("accounts/<int:pk>/rename/", account_keeping.Rename.as_view(), name="account_rename"),
    path("accounts/<int:pk>/roles/", account_keeping.GrantRoles.as_view(), name="account_roles"),
    path("accounts/<int:pk>/disable/", account_keeping.Disable.as_view(), name="account_disable"),
    path("accounts/<int:pk>/enable/", account_keeping.Enable.as_view(), name="account_enable"),
    path(
        "accounts/<int:pk>/second-factor/", account_keeping.RemoveSecondFactor.as_view(), name="account_second_factor"
    ),
    path("staff/<int:pk>/invite/", account_invite.Invite.as_view(), name="employee_invite"),
    path("organization/access/", access.AccessJournal.as_view(), name="access_journal"),
    path("organization/", organization.OrganizationDetails.as_view(), name="organization_details"),
    path("organization/acting/", acting_head.ActingHeadList.as_view(), name="acting_heads"),
    path("organization/acting/add/", acting_head.ActingHeadAdd.as_view(), name="acting_head_add"),
    path("organization/acting/<int:pk>/confirm/", acting_head.ActingHeadConfirm.as_view(), name="acting_head_confirm"),
    path("organization/head/add/", acting_head.HeadAdd.as_view(), name="head_add"),
    path("organization/head/<int:pk>/take-back/", acting_head.HeadTakeBack.as_view(), name="head_take_back"),
    path("organization/acting/<int:pk>/end/", acting_head.ActingHeadEnd.as_view(), name="acting_head_end"),
    path("organization/security/", account_keeping.Security.as_view(), name="organization_security"),
]
