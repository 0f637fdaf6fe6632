"""What may be done with a photograph, what is said of it and checked before it is published."""
