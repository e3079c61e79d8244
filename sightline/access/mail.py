"""Sending mail through GOV.UK Notify, for partnerships that use it. SMTP and files are Django's own back ends."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient


class NotifyBackend(BaseEmailBackend):
    """One template in Notify with two places, ((subject)) and ((body)), carries every message.

    Settings: NOTIFY_KEY, NOTIFY_TEMPLATE, and NOTIFY_ADDRESS where it is not Notify's own.
    """

    def __init__(self, *, fail_silently: bool = False, **kwargs: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.client: Any = NotificationsAPIClient(settings.NOTIFY_KEY, base_url=settings.NOTIFY_ADDRESS)  # type: ignore[no-untyped-call]

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many Notify took. A refusal raises, so that the worker tries again and keeps the reason."""
        sent = 0
        for message in email_messages:
            for address in message.recipients():
                sent += self._send(address, message)
        return sent

    def _send(self, address: str, message: EmailMessage) -> int:
        try:
            self.client.send_email_notification(
                email_address=address,
                template_id=settings.NOTIFY_TEMPLATE,
                personalisation={"subject": message.subject, "body": message.body},
            )
        except HTTPError:
            if not self.fail_silently:
                raise
            return 0
        return 1
