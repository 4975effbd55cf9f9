"""How style, fonts and scripts are served: hashed names, for ever; read whole, because our servers are asynchronous."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

ADMIN = "admin/"


class Hashed(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise tells no types
    """Names that carry the hash of what is in the file, in what scripts import too."""

    support_js_module_import_aggregation = True

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compresses what our pages load. The admin is a back door, and its files took a start most of its time."""
        yield from super().compress_files(path for path in paths if not path.startswith(ADMIN))


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc] # the same
    """WhiteNoise, answering with bytes.

    Its own answer streams a file object, which Django under ASGI reads whole all the same, with a warning each time.
    """

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        """The file, or the part of it that was asked for."""
        found = static_file.get_response(request.method, request.META)
        body = found.file.read() if found.file is not None else b""
        if found.file is not None:
            found.file.close()
        response = HttpResponse(body, status=int(found.status))
        del response["content-type"]
        for name, value in found.headers:
            response[name] = value
        return response
