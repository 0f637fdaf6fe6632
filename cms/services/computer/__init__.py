"""What this computer does for itself: joining newsrooms, listening to them, sending what waited."""
