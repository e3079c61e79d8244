"""Who told us, as kinds of source."""

from sightline.front_door.states import Source

# Sources that are an organisation: neither somebody for themselves nor somebody without a name.
ORGANISED = frozenset(Source.values) - {Source.INDIVIDUAL, Source.ANONYMOUS}
