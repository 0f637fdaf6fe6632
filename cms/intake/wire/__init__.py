"""Reading what agencies send: written leniently, for few of them follow their standard to the letter."""
