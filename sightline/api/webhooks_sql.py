"""Who sees and keeps webhooks: whoever answers for the key, whoever keeps keys, and the system."""

from sightline.api.walls_sql import SYSTEM

KEEPERS = f"({SYSTEM} OR (SELECT access_may('access.administer')))"
WEBHOOK = f"""({KEEPERS} OR ((SELECT access_may('api.webhooks')) AND EXISTS (
    SELECT FROM api_key k JOIN access_post p ON p.id = k.post_id
    WHERE k.id = key_id AND p.staff_id = (SELECT access_staff()))))"""
# Row security of the table that is asked holds for the asker: the rule is written once.
NOTICE = "EXISTS (SELECT FROM api_webhook w WHERE w.id = webhook_id)"
ATTEMPT = "EXISTS (SELECT FROM api_notice n WHERE n.id = notice_id)"
