"""Gunicorn's settings, for `make run` and for production: `gunicorn -c python:alzhir_site.gunicorn`."""

import os

from gunicorn.glogging import Logger

from alzhir_site.redaction import RedactingFormatter

wsgi_app = "alzhir_site.wsgi:application"
bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 30
graceful_timeout = 10
keepalive = 5
# A worker is replaced after a while, so that nothing that grows slowly grows for ever.
max_requests = 20000
max_requests_jitter = 2000
# The heartbeat file in memory: on a busy disk a worker would be taken for dead.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108

# Nobody here commands gunicorn but by signals; its socket would stand in the home folder, one for all servers.
control_socket_disable = True

limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190

loglevel = os.environ.get("GUNICORN_LOGLEVEL", "info")
errorlog = "-"
accesslog = os.environ.get("GUNICORN_ACCESSLOG", "-") or None
access_log_format = '%(h)s %({x-forwarded-for}i)s "%(r)s" %(s)s %(b)s %(M)sms "%(f)s"'


class RedactingLogger(Logger):
    """Gunicorn's logger with the secrets of booking links left out."""

    def setup(self, cfg):
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                plain = handler.formatter
                handler.setFormatter(RedactingFormatter(plain._fmt, plain.datefmt))


logger_class = RedactingLogger
