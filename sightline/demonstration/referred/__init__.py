"""Referrals of the past to the National Referral Mechanism: told from the plan, stamped, and as a table."""
