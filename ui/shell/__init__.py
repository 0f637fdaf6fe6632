"""The window around the screens: sign-in, messages, navigation."""
