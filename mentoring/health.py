"""Whether the site can serve: asked by a load balancer or a monitor, and by any stranger.

What is wrong stands in the log; the answer says «ok» or nothing.
"""

import logging
from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

HEALTH = "/health/"

logger = logging.getLogger(__name__)


class HealthMiddleware:
    """Answers before all others.

    Who asks may come by plain HTTP and by the machine's own address; while the database is down no session is read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.migrated = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.health(request) if request.path == HEALTH else self.get_response(request)

    @method_decorator([never_cache, require_safe])
    def health(self, request: HttpRequest) -> HttpResponse:
        lack = self._lack()
        if lack:
            logger.error("Not in service: %s", lack)
        return HttpResponse("" if lack else "ok", status=503 if lack else 200, content_type="text/plain; charset=utf-8")

    def _lack(self) -> str:
        """Return what keeps the site from serving, «» if nothing does.

        The migrations are looked for on disk: once all are applied, this process asks for them no more.
        """
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            self.migrated = self.migrated or not _unapplied()
        except Error as error:
            return str(error)
        return "" if self.migrated else "migrations are not applied"


def _unapplied() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
