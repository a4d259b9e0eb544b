"""How the process is put together: settings, addresses, worker and web entry."""
