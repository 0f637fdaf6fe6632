"""The commands that need no screen, as a program of their own."""

import sys

from cms.commands.app import command_tree, run

if __name__ == "__main__":
    sys.exit(run(command_tree(), sys.argv[1:]))
