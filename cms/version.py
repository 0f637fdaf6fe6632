"""Which Copydesk this is; a test keeps it equal to `pyproject.toml`. Asking the installed package takes 30 ms."""

VERSION = "0.1.0"
