"""Administration: agencies, areas, teams, staff and posts. No page here shows a record about a child."""
