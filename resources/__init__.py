"""Files that ship with Copydesk: icons, fonts, translations, page templates, the demo newsroom."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent
