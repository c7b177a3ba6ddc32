"""What the larger commands of the front door do; each is a few calls of the library."""
