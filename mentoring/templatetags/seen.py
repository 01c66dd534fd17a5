"""What a form shows, as it sends it back."""

from django import template

from mentoring import fingerprint

register = template.Library()

register.filter("seen", fingerprint.seen)
