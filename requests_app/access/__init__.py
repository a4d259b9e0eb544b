"""Who may see which request and do which act."""
