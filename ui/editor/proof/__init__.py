"""What the speller and the house style mark in a text."""
