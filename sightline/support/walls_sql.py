"""Who reads and writes the directory, as the database holds it. No row is about anybody."""

MINE = "(SELECT access_staff())"
SYSTEM = f"((SELECT access_viewer()) IS NOT NULL AND {MINE} IS NULL)"


def may(capability: str) -> str:
    """Whether the viewer's post carries a capability, asked once a statement."""
    return f"(SELECT access_may('{capability}'))"


SEES = f"({SYSTEM} OR {may('support.read')})"
KEEPS = (
    f"by_id = {MINE} AND {may('support.keep')}"
    f" AND (controller_id = (SELECT access_employer()) OR {may('support.oversee')})"
)
KEEPS_VERSION = (
    f"{KEEPS} AND EXISTS (SELECT 1 FROM support_service s WHERE s.id = service_id"
    " AND s.controller_id = support_serviceversion.controller_id)"
)
