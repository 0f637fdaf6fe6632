"""What people do with an article: writing, reading, reviewing, merging, planning."""
