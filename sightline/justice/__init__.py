"""Crimes against children, suspects, outcomes, what victims are told; notices and referrals of the police (JU, ID)."""
