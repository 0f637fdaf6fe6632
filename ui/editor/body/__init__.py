"""The body of an article on the page: shown, written, taken back, with all that stands in it."""
