"""What posts may do in access."""

CAPABILITIES = {
    "access.administer": "Keep agencies, teams, staff and posts",
    "access.read_record": "Read the record of access",
    "access.review_reader": "Review what readers of the record of access have looked at",
}
