"""What the heart's data look like in a file: `base` has the rules, a module each theme."""
