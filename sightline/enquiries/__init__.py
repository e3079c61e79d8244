"""The multi-agency child enquiry: every agency asked answers behind its own wall, and one worker reads all."""
