"""What the figures in README are made with; run from the repository's root."""
