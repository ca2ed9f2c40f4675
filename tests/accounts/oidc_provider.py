"""A small OpenID Connect provider on this machine, for sign-in tests: one user, real codes, PKCE and signed tokens."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, SECRET = "circulade-tests", "a secret of the tests"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider(ThreadingHTTPServer):
    """Serves discovery, authorisation, token, keys and user info for `person`."""

    def __init__(self, person: dict[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.person = person
        self.codes: dict[str, dict[str, str]] = {}
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def authorise(self, address: str) -> str:
        """Do what the provider's own page does after a person signed in there: give back the redirect."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Exchange a code once, for the right client with the right PKCE verifier."""
        asked = self.codes.pop(form.get("code", ""), None)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, SECRET)
        if asked is None or not known or asked.get("code_challenge") != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 60, **self.person}
        signed = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "tests"})
        return 200, {"access_token": "good", "token_type": "Bearer", "id_token": signed}


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the provider."""

    server: Provider

    def answer(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/.well-known/openid-configuration":
            self.answer(200, self.server.discovery())
        elif path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            self.answer(200, {"keys": [{**public, "kid": "tests", "use": "sig", "alg": "RS256"}]})
        elif path == "/userinfo" and self.headers.get("Authorization") == "Bearer good":
            self.answer(200, self.server.person)
        else:
            self.answer(404, {})

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.answer(*self.server.token({name: values[0] for name, values in parse_qs(sent).items()}))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Say nothing."""


@contextmanager
def provider(person: dict[str, Any]) -> Iterator[Provider]:
    """Run a provider that knows one person while the test runs."""
    server = Provider(person)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
