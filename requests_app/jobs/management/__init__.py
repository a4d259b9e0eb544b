"""Management commands of the jobs room."""
