"""A newsroom as a whole: made, staffed, backed up, moved, left."""
