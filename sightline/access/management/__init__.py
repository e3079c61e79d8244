"""Commands of access for `sightline manage`."""
