"""When things fall due, and why."""
