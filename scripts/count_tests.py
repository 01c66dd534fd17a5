"""Add up the JUnit reports named and print «N passed, N failed»; fail when a test did, or when none ran.

pytest reports subtests, and errors of fixtures, as cases of their own under the name of the test: it is counted once.
"""

import sys
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

outcomes: dict[tuple[str, str | None, str | None], set[str]] = defaultdict(set)
for report in filter(Path.exists, map(Path, sys.argv[1:])):
    for case in ET.parse(report).iter("testcase"):
        test = report.name, case.get("classname"), case.get("name")
        outcomes[test] |= {result.tag for result in case} & {"failure", "error", "skipped"}

failed = sum(bool(tags & {"failure", "error"}) for tags in outcomes.values())
passed = sum(not tags for tags in outcomes.values())
print(f"{passed} passed, {failed} failed")
sys.exit(bool(failed) or not passed)
