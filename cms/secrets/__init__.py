"""Passwords: how they are checked and where they are kept."""
