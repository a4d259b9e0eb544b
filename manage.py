#!/usr/bin/env python3
"""The command line of Comity."""

from __future__ import annotations

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command; what is wrong with the installation is said in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "requests_app.config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(" ".join(str(error).split()))


if __name__ == "__main__":
    main()
