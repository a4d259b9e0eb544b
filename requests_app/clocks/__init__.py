"""When things fall due, and why: counting rules of law, calendars, pauses and extensions, each with its explanation."""
