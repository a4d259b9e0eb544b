"""The verbs, one per thing a person may do. May you? Draw the paper; then record, reckon, keep and queue as one."""
