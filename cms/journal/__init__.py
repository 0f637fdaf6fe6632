"""The journal on this computer: the only store that typing waits for."""
