"""Putting an article before readers."""
