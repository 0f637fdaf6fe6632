"""The way into the newsroom and out of it: joining, signing in, being let out."""
