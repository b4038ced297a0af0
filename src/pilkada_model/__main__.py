"""``python -m pilkada_model`` is the command ``pilkada``."""

import sys

from pilkada_model.cli import main

if __name__ == "__main__":
    sys.exit(main())
