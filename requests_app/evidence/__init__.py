"""What came back: deliveries, hash manifests, receipts, custody."""
