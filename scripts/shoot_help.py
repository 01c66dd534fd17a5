"""Take the pictures of the help pages anew, of a site with the demonstration that is running.

python -m scripts.shoot_help http://127.0.0.1:8000
"""

import os
import sys
from io import BytesIO
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

CHROMIUM = "/usr/bin/chromium"
STATIC = Path("static")
SIZE: ViewportSize = {"width": 1280, "height": 800}
SHOWN = (960, 600)
QUALITY = 72


def main(site: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    django.setup()

    from desk.help import PAGES  # noqa: PLC0415 # only now is Django set up

    with sync_playwright() as playwright:
        path = CHROMIUM if Path(CHROMIUM).exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for picture in [picture for page in PAGES.values() for picture in page.pictures]:
            page = browser.new_context(viewport=SIZE, locale="ru-RU").new_page()
            page.goto(f"{site}/login/")
            page.fill("[name=login]", picture.login)
            page.fill("[name=password]", "demo")
            page.press("[name=password]", "Enter")
            page.wait_for_url(f"{site}/desk/")
            page.goto(f"{site}{picture.address}")
            with Image.open(BytesIO(page.screenshot())) as shot:
                shot.resize(SHOWN, Image.Resampling.LANCZOS).save(STATIC / picture.path, "WEBP", quality=QUALITY)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
