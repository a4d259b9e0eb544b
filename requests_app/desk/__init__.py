"""The verbs: one function per thing a person may do."""
