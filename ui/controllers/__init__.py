"""What joins the screens to the newsroom: each asks services beside the window and shows what they answer."""
