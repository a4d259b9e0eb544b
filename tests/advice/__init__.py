"""What to do next: the lint."""
