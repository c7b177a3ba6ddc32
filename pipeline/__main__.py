"""``python -m pipeline`` is ``coclaim``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
