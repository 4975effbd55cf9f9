"""How the pieces make one site: settings, addresses, the ASGI application."""
