"""One thing asked of somebody: sent, accepted or declined, done, chased, escalated, reopened."""
