"""Photographs: what their files say, and the pictures readers get (the only place that decodes images)."""
