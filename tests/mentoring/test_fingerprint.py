"""What tells a text from another is kept: it never changes."""

from mentoring.fingerprint import fingerprint


def test_fingerprints_that_are_kept_stay_good():
    assert (fingerprint(""), fingerprint("О парах")) == ("e3b0c44298fc1c14", "6aa341a13ce59e52")
