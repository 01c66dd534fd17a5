"""What turns HTML into paper, and words into their cases: knows no models and no requests."""
