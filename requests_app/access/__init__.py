"""Who may see which request and do which act: a page of predicates and one narrowing queryset."""
