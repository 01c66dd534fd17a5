"""Scans of signed consents: told by their content, given only to the curator and to the person."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mentoring.forms.scan import HEIF, NO_SCAN, TOO_FINE
from mentoring.models import Consent
from mentoring.services import consent as consents
from tests import factories as make
from tests.pages import BOTH, GuardedDoors, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def picture(kind):
    file = BytesIO()
    Image.new("RGB", (2, 2)).save(file, kind)
    return file.getvalue()


JPEG, PNG = picture("JPEG"), picture("PNG")
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
GPS, MAKE, ORIENTATION, ON_ITS_SIDE = 0x8825, 0x010F, 0x0112, 6


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def consent(mentor):
    return make.consent(mentor.employee, "publication")


@pytest.fixture
def scanned(consent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        consents.attach_scan(consent, scan=SimpleUploadedFile("scan.pdf", PDF))
    consent.refresh_from_db()
    return consent


@pytest.mark.parametrize(
    "page",
    [
        Page("consent_scan", "consent"),
        Page("consent_scan", "consent", reader="mentor_user"),
        Page("consent_scan_file", "scanned", methods=("get",)),
        Page("consent_scan_file", "scanned", reader="head", methods=("get",)),
        Page("consent_scan_file", "scanned", reader="administrator", methods=("get",)),
        Page("consent_scan_file", "scanned", by="mentor_user", methods=("get",)),
    ],
    ids=lambda page: f"{page}-{page.reader}",
)
class TestDoors(GuardedDoors):
    pass


def test_colleague_does_not_find_the_scan(signed_in, mentee_user, scanned):
    browser, url = signed_in(mentee_user), reverse("consent_scan_file", args=[scanned.pk])
    assert {method: getattr(browser, method)(url).status_code for method in BOTH} == {"get": 404, "post": 405}


@pytest.fixture
def upload(signed_in, curator, consent, django_capture_on_commit_callbacks):
    def post(name, content):
        url = reverse("consent_scan", args=[consent.pk])
        with django_capture_on_commit_callbacks(execute=True):
            answer = signed_in(curator).post(url, {"scan": SimpleUploadedFile(name, content)})
        consent.refresh_from_db()
        return answer

    return post


@pytest.mark.parametrize(
    ("name", "content", "suffix", "content_type"),
    [
        ("Скан 1.pdf", PDF, "pdf", "application/pdf"),
        ("photo.JPG", JPEG, "jpg", "image/jpeg"),
        ("scan.png", PNG, "png", "image/png"),
        ("picture.pdf", PNG, "png", "image/png"),
        ("scan.html", PDF, "pdf", "application/pdf"),
        ("scan.pdf.exe", PDF, "pdf", "application/pdf"),
        ("../../../etc/passwd", PDF, "pdf", "application/pdf"),
        ("scan.pdf", PDF + HTML, "pdf", "application/pdf"),
    ],
)
def test_is_kept_by_its_content_and_given_back_to_be_saved(
    upload, signed_in, curator, consent, tmp_path, name, content, suffix, content_type
):
    answer = upload(name, content)
    assert outcome(answer) == (302, consent.employee.get_absolute_url(), ["Скан сохранён."])
    ((path),) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert (path.parent, path.suffix) == (tmp_path / "consents", f".{suffix}")
    file = signed_in(curator).get(reverse("consent_scan_file", args=[consent.pk]))
    assert file.content == content
    headers = ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy", "Cache-Control")
    assert [file[header] for header in headers] == [
        content_type,
        "nosniff",
        "default-src 'none'; sandbox",
        "private, no-store",
    ]
    assert file["Content-Disposition"].startswith("attachment; filename*=utf-8''")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "MPO"])
def test_a_picture_keeps_nothing_but_itself_and_which_side_is_up(upload, tmp_path, kind):
    taken, file = Image.new("RGB", (64, 48), "beige"), BytesIO()
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION], exif[GPS] = "Camera", ON_ITS_SIDE, {1: "N", 2: (55.0, 45.0, 7.0)}
    taken.save(file, kind, exif=exif, **({"append_images": [taken], "save_all": True} if kind == "MPO" else {}))
    assert b"Camera" in file.getvalue()
    assert upload("photo", file.getvalue() + HTML).status_code == 302
    ((path),) = [path for path in tmp_path.rglob("*") if path.is_file()]
    with Image.open(path) as kept:
        assert (dict(kept.getexif()), kept.size, kept.getpixel((5, 5))) == (
            {ORIENTATION: ON_ITS_SIDE},
            (64, 48),
            (245, 245, 220) if kind == "PNG" else pytest.approx((245, 245, 220), abs=2),
        )
    assert not {mark for mark in (b"Camera", HTML) if mark in path.read_bytes()}


def test_a_picture_of_an_iphone_is_advised_about(upload):
    assert refusal(upload("IMG_0001.HEIC", HEIC)) == (422, {"scan": [HEIF]})


def test_a_picture_too_fine_to_be_read_is_refused(upload, monkeypatch):
    monkeypatch.setattr("mentoring.forms.scan.MOST_PIXELS", 3)
    assert refusal(upload("scan.png", PNG)) == (422, {"scan": [TOO_FINE]})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("scan.pdf", HTML),
        ("scan.pdf", b"%PDF-1.7 cut"),
        ("scan.pdf", HTML + PDF),
        ("scan.png", PNG[:40]),
        ("scan.jpg", b"\xff\xd8\xff" + HTML),
        ("scan.gif", picture("GIF")),
        ("scan.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_other_content_is_refused(upload, consent, tmp_path, name, content):
    answer = upload(name, content)
    assert refusal(answer) == (422, {"scan": [NO_SCAN]})
    assert (consent.scan.name, [*tmp_path.iterdir()]) == ("", [])


def test_empty_and_missing_files_are_refused(upload, signed_in, curator, consent):
    assert refusal(upload("scan.pdf", b""))[1] == {"scan": ["Отправленный файл пуст."]}
    answer = signed_in(curator).post(reverse("consent_scan", args=[consent.pk]))
    assert refusal(answer) == (422, {"scan": ["Обязательное поле."]})


def test_too_big_is_refused(upload, consent, settings):
    settings.SCAN_MAX_MEGABYTES = 1
    answer = upload("scan.pdf", PDF + b" " * 1024 * 1024 + b"%%EOF")
    (said,) = refusal(answer)[1]["scan"]
    assert (said.startswith("Файл больше 1 МБ."), consent.scan.name) == (True, "")


def test_comes_with_the_mark(signed_in, curator, mentor, django_capture_on_commit_callbacks):
    given = {"kind": "mentoring", "signed_on": "2026-09-01", "scan": SimpleUploadedFile("scan.pdf", PDF)}
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(curator).post(reverse("consent_add", args=[mentor.pk]), given)
    with Consent.objects.get().scan.open("rb") as file:
        assert file.read() == PDF


def test_refused_mark_keeps_no_file(signed_in, curator, mentor, tmp_path, django_capture_on_commit_callbacks):
    make.consent(mentor.employee)
    given = {"kind": "mentoring", "signed_on": "2026-09-01", "scan": SimpleUploadedFile("scan.pdf", PDF)}
    browser, before = signed_in(curator), everything()
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(reverse("consent_add", args=[mentor.pk]), given)
    assert (answer.status_code, everything(), [*tmp_path.iterdir()]) == (422, before, [])


def test_scan_whose_file_is_gone_is_not_found(signed_in, curator, scanned):
    scanned.scan.storage.delete(scanned.scan.name)
    assert signed_in(curator).get(reverse("consent_scan_file", args=[scanned.pk])).status_code == 404


def test_no_address_of_media_leads_to_the_file(client, signed_in, curator, scanned):
    for browser in (client, signed_in(curator)):
        found = [browser.get(f"{start}{scanned.scan.name}").status_code for start in ("/", "/media/", "/static/")]
        assert found == [404] * 3
