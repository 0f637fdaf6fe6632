"""What is put before readers, and when."""
