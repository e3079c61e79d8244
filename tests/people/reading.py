"""Opening a page about people and reading its words."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse


def page(site: Client, name: str, *args: Any, query: str = "", status: int = 200, **posted: Any) -> str:
    """The words of a page, after a GET or, with fields, a POST followed to where it leads."""
    where = reverse(f"people:{name}", args=args) + query
    response = site.post(where, posted, follow=True) if posted else site.get(where)
    assert response.status_code == status, response.content.decode()[:2000]
    html = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
