"""Texts that come in from outside: plain text, web pages, Word documents."""
