"""Who sees a follow-up, as the database holds it, beside the walls round the people it is about."""

TEAMS = "(SELECT jsonb_array_elements_text(access_viewer()->'teams')::uuid)"

# The system at work; those who chase for the whole front door; the organisation asked; whoever asked.
SEES = f"""(
    (SELECT access_staff()) IS NULL
    OR (SELECT access_may('follow_up.open')) AND (
    (SELECT access_may('follow_up.read'))
    OR (asked_agency_id = (SELECT access_employer()) AND (
        (SELECT access_may('follow_up.answer_for_agency'))
        OR ((SELECT access_may('follow_up.answer')) AND (asked_team_id IS NULL OR asked_team_id IN {TEAMS}))
    ))
    OR owner_staff_id = (SELECT access_staff())
    OR owner_team_id IN {TEAMS}
))"""

# What a team asked is read by those of it who answer or chase; a post that only asks reads what it asked itself.
OF_OWN = SEES.replace("owner_team_id IN", "(SELECT access_may('follow_up.reply')) AND owner_team_id IN")

# A post that keeps groups reads what it asked for them, and nothing about a child.
FOR_GROUPS = OF_OWN.replace(
    "OR owner_staff_id = (SELECT access_staff())",
    "OR (owner_staff_id = (SELECT access_staff())"
    " AND (about = '{}' OR NOT (SELECT access_may('follow_up.ask_for_groups'))))",
)


def narrowed(table: str, inside: str, condition: str) -> str:
    """Policies of follow-ups with another condition."""
    whole = f"{inside} AND {condition}"
    return f"""
    ALTER POLICY "{table}_see" ON "{table}" USING ({whole});
    ALTER POLICY "{table}_add" ON "{table}" WITH CHECK ({whole});
    ALTER POLICY "{table}_change" ON "{table}" USING ({whole}) WITH CHECK ({whole});
    ALTER POLICY "{table}_remove" ON "{table}" USING ({whole});
    """


WITH_ITS_FOLLOW_UP = "EXISTS (SELECT 1 FROM follow_up_followup f WHERE f.id = follow_up_id)"

# A partnership officer sees escalations that reached the partnership, and no follow-up. Asked in this order: the
# server stops at the first that holds, and looks for the follow-up of no row that is open to the officer anyway.
CHASE = f"""(
    ((SELECT access_may('follow_up.escalated')) AND step IN ('partnership_officer', 'taken_up'))
    OR {WITH_ITS_FOLLOW_UP}
)"""

# The manager it went to, who does not see the follow-up; and everybody who does.
OUTSIDE = f"(staff_id = (SELECT access_staff()) OR {WITH_ITS_FOLLOW_UP})"
WITH_WHAT_WAS_TOLD = "EXISTS (SELECT 1 FROM follow_up_toldoutside t WHERE t.id = told_id)"
