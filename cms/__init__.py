"""Copydesk without a screen: the newsroom's rules, its stores and its services."""
