"""The `copydesk` command: the same services, without a screen."""
