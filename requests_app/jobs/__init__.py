"""The door of time and of the command line: ticks and management commands."""
