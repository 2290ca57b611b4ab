"""Everything that `check` finds in content/, and what `--fix` mends."""
