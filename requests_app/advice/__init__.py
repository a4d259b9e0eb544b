"""What to do next: which routes are open, what a draft lacks. It proposes and never decides."""
