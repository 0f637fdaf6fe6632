"""The drawings of the demo newsroom: a canvas, ten scenes, and what each file says about itself."""
