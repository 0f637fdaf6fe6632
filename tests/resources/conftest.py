"""Fonts and icons are opened with Qt, which needs no screen for it unless somebody wants to watch."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
