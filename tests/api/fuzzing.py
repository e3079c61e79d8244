"""Calls made up from the API's own description, right and wrong ones, and what every answer to them must be."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import schemathesis
from django.test import Client
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core import NotSet

from sightline.api.service import description

DOCUMENT = description()
CANARY = "Quillfeather"
"""Stands in everything another agency sent and was told."""


def operations() -> Iterator[Any]:
    """Each operation of the document."""
    for found in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations():
        yield found.ok()  # type: ignore[union-attr]


def cases(operation: Any) -> st.SearchStrategy[Any]:
    """Calls as the description allows them, and others."""
    return st.one_of([operation.as_strategy(generation_mode=mode) for mode in GenerationMode])


def made(case: Any, token: str, ids: list[str]) -> Any:
    """Make the call; where an id of ours is at hand, its address may name that."""
    parameters = {name: str(value) for name, value in (case.path_parameters or {}).items()}
    path = case.path
    for name, value in parameters.items():
        if ids and hash(value) % 2:
            value = ids[hash(value) % len(ids)]
        path = path.replace("{" + name + "}", value.replace("/", "%2F").replace("?", "%3F") or "0")
    headers = {str(name): _plain(value) for name, value in dict(case.headers or {}).items()}
    body = b"" if isinstance(case.body, NotSet) else _as_bytes(case.body)
    return Client().generic(
        case.method.upper(),
        path.encode("utf-8", "replace").decode(),
        body,
        content_type="application/json",
        headers={name: value for name, value in headers.items() if name.lower() != "authorization"}
        | {"Authorization": f"Bearer {token}"},
        query_params={str(name): value for name, value in (case.query or {}).items()},
    )


def _as_bytes(body: Any) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body, default=str).encode()


def _plain(value: object) -> str:
    return str(value).encode("latin-1", "replace").decode("latin-1").replace("\n", " ").replace("\r", " ")


def faults(operation: Any, response: Any) -> list[str]:
    """What is wrong with an answer: broken, not as described, or holding what is another's."""
    status, media = str(response.status_code), response.headers["Content-Type"].partition(";")[0]
    wrong = [f"{status} is a server error"] if response.status_code >= 500 else []
    known = DOCUMENT["paths"][operation.path][operation.method.lower()]["responses"]
    said = {str(each): one for each, one in known.items()}.get(status)
    if said is None and response.status_code not in {404, 405}:
        wrong.append(f"{status} is not in the description")
    if said is not None:
        schema = said["content"].get(media, {}).get("schema")
        if schema is None:
            wrong.append(f"{media} is not in the description of {status}")
        else:
            whole = schema | {"components": DOCUMENT["components"]}
            wrong += [str(each) for each in jsonschema_rs.validator_for(whole).iter_errors(response.json())]
    if CANARY in response.content.decode():
        wrong.append("it holds what another agency sent or was told")
    return wrong
