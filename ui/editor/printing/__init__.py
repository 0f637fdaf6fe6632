"""An article on paper: its sheets, their text, the preview."""
