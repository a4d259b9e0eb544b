"""What came back: deliveries, hash manifests, receipts, custody. Metadata by default, never the content."""
