"""How the commands of the site stand it up: settings, key, tables, static files."""

from __future__ import annotations

import errno
import os
import socket
from io import StringIO
from pathlib import Path

from kindling.cli.beside import worker_beside
from kindling.ground.environment import Environment, read_environment
from kindling.ground.secret import make_key
from kindling.kernel.errors import KindlingError


def settled(*, port: int | None = None, data_folder: Path | None = None) -> Environment:
    """The settings of this process. A port or a folder of the command line wins where no setting says otherwise.

    They go back into the environment, because Django reads its settings from there. Raises `WrongSettings`.
    """
    if port is not None:
        os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
    if data_folder is not None:
        os.environ["DATA_FOLDER"] = str(data_folder)
    return read_environment()


def stand_up(environment: Environment, *, served: bool = True) -> None:
    """Makes the data folder, its key, the tables and the static files, each where it is missing or has changed.

    Where nothing will be ``served`` the static files, which take seconds, stay as they are.
    """
    set_up(environment)
    from django.core.management import call_command  # noqa: PLC0415 - needs Django's settings

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if served:
        call_command("collectstatic", verbosity=0, interactive=False)
    _use_wal()


def set_up(environment: Environment) -> None:
    """Makes the data folder and its key where they are missing, and starts Django; the tables stay as they are."""
    import django  # noqa: PLC0415 - the commands that need no site start faster without
    from django.core.management import call_command  # noqa: PLC0415 - the same
    from django.core.management.base import SystemCheckError  # noqa: PLC0415 - the same

    try:
        make_key(environment.data_folder)
        make_private(environment)
    except OSError as wrong:
        raise KindlingError(
            f"{environment.data_folder} cannot be written: {wrong.strerror}.", "Give another DATA_FOLDER."
        ) from None
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindling.config.settings")
    django.setup()
    try:
        call_command("check", stdout=StringIO())
    except SystemCheckError as wrong:
        raise KindlingError(str(wrong)) from None
    _keep_time()


def _keep_time() -> None:
    """Has the command that runs tell days and hours on the clocks of the series; a worker does by itself."""
    import click  # noqa: PLC0415 - the server's own processes run no command

    from kindling.conversations.clocks import series_time  # noqa: PLC0415 - needs Django's settings

    if command := click.get_current_context(silent=True):
        command.with_resource(series_time())


def check_tables() -> None:
    """Raises `KindlingError` where the tables are not those of this version."""
    from django.db import connection  # noqa: PLC0415 - needs Django's settings
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - the same

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise KindlingError("The site's tables are not up to date.", "Run kindling init first.")


def make_private(environment: Environment) -> None:
    """Makes the database's file for its owner alone to read, before SQLite would make it for everybody."""
    if not environment.database_url:
        Path(environment.database["NAME"]).touch(mode=0o600)


def _use_wal() -> None:
    """Sets WAL, once and for the file, where the SQLite at hand may run it; two connections doing so would collide."""
    from django.db import connection  # noqa: PLC0415 - needs Django's settings

    if connection.vendor != "sqlite":
        return
    from kindling.ground.sqlite.base import SQLITE_VERSION  # noqa: PLC0415 - the same
    from kindling.ground.sqlite.library import wal_is_mended  # noqa: PLC0415 - the same

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL" if wal_is_mended(SQLITE_VERSION) else "PRAGMA journal_mode=DELETE")
    connection.close()


def run_server(environment: Environment, *, host: str, port: int) -> None:
    """Serves, with a worker beside, until it is stopped.

    Open streams get three seconds to end, or they would hold up a restart.
    """
    import uvicorn  # noqa: PLC0415 - the commands that serve nothing start faster without

    with worker_beside():
        uvicorn.run(
            "kindling.config.asgi:application",
            host=host,
            port=port,
            log_level="warning",
            lifespan="off",
            timeout_graceful_shutdown=3,
            server_header=False,
            proxy_headers=environment.secure,
        )


def check_free(host: str, port: int) -> None:
    """Raises `KindlingError` where another program listens already, before anything is done."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        # As the server binds: a port that another has only just left is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as wrong:
            why = "is taken" if wrong.errno == errno.EADDRINUSE else f"cannot be used: {wrong.strerror}"
            raise KindlingError(f"Port {port} {why}.", f"Give another: --port {_another(port)}.") from None


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8000
