"""What to do next: what a draft lacks, which routes are open. Proposes, never decides."""
