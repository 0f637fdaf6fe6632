"""Changes, checks and the reviewer's steps."""
