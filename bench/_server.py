"""A server of invented feeds on loopback; as a program of its own it says on which port, and serves until its end."""

from __future__ import annotations

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from _material import rss

FEEDS = 200


def serve() -> tuple[ThreadingHTTPServer, list[str]]:
    """A server of invented feeds with validators, and their addresses."""
    bodies = {f"/feed/{n}.xml": rss(n) for n in range(FEEDS)}
    tags = {path: hashlib.blake2b(body, digest_size=8).hexdigest() for path, body in bodies.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            tag = f'"{tags[self.path]}"'
            unchanged = self.headers.get("If-None-Match") == tag
            body = b"" if unchanged else bodies[self.path]
            self.send_response(304 if unchanged else 200)
            self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
            self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, [f"http://127.0.0.1:{server.server_port}{path}" for path in bodies]


if __name__ == "__main__":
    running, addresses = serve()
    print(running.server_port, flush=True)
    threading.Event().wait()
