"""Rows for Qt views."""
