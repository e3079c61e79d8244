"""Who sees and changes a kept view, as the database holds it."""

OWN = "owner_id = (SELECT access_staff())"
TEAM_S = "(SELECT access_viewer()->'teams') ? team_id::text"
SEES = f"({OWN} OR {TEAM_S})"
WRITES = f"{OWN} AND (team_id IS NULL OR ({TEAM_S} AND (SELECT access_may('desk.share_views'))))"
ONLY_OWN = f"""
ALTER POLICY desk_savedview_change ON desk_savedview USING ({OWN});
ALTER POLICY desk_savedview_remove ON desk_savedview USING ({OWN});
"""
