"""Who gave the newsroom a photograph: credits as data, agencies, photographers, the styles in which they are printed."""
