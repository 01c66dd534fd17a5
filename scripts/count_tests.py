"""Add up the JUnit reports named and print «N passed, N failed»; fail when a test did, or when none ran."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

passed = failed = 0
for report in filter(Path.exists, map(Path, sys.argv[1:])):
    for suite in ET.parse(report).iter("testsuite"):
        count = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
        bad = count["failures"] + count["errors"]
        failed += bad
        passed += count["tests"] - bad - count["skipped"]
print(f"{passed} passed, {failed} failed")
sys.exit(bool(failed) or not passed)
