"""What people do: one module per job at the desk."""
