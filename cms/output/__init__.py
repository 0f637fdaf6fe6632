"""What readers and other programs get of a published edition."""
