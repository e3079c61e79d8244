"""What happened in the borough: contacts, decisions, and what was asked of others."""
