"""Where the `copydesk` command begins."""

import sys

from cms.commands.app import command_tree, run


def main() -> None:
    """Run the command the words name."""
    sys.exit(run(command_tree(), sys.argv[1:]))
