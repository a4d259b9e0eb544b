"""What is written to the log, and in what form: one JSON object per line, and no case content."""

from __future__ import annotations

from typing import Any

import structlog

# R33: a log holds no secret and no content of a case. Whatever carries such a name is cut, whoever logs it.
_KEPT_OUT = frozenset(
    {"password", "token", "secret", "cookie", "authorization", "body", "payload", "facts", "identifier", "narrative"}
)


def _keep_out(_logger: Any, _method: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    for name in event:
        if name.lower() in _KEPT_OUT:
            event[name] = "[kept out]"
    return event


def _shared() -> list[structlog.types.Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _keep_out,
    ]


def configure_structlog() -> None:
    """Make structlog write through the standard library, so that there is one stream and one form."""
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def logging_settings(level: str) -> dict[str, Any]:
    """The LOGGING setting. JSON escapes line ends, so that nobody can forge a second entry (R30)."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _shared(),
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "axes": {"level": "WARNING"},
            "fontTools": {"level": "ERROR"},
            "weasyprint": {"level": "ERROR"},
            "pikepdf": {"level": "WARNING"},
            "pyhanko": {"level": "ERROR"},  # what it warns of is found in its verdict
            "pyhanko_certvalidator": {"level": "ERROR"},
        },
    }
