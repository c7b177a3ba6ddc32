"""coclaim: from a folder of Chinese and English papers to a linked evidence table."""

__version__ = "0.1.0"
