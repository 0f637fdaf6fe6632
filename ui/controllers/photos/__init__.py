"""Photographs: files that come in, the library, the caption desk, the inspector."""
