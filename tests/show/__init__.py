"""What `show` promises."""
