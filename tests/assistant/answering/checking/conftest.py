"""Parsing is checked for what it gives, never for how long one example takes."""

from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")
