"""The window: screens over the newsroom."""
