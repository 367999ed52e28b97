"""The chat as a reader meets it, in a real browser."""
