"""The server: what slow clients cannot hold, in one process or several."""
