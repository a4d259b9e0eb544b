"""The tags and filters templates load."""
