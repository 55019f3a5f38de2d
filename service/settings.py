"""Settings, read from the environment (`TRACUU_*`) once, by whoever starts the service."""

from pathlib import Path
from typing import Annotated, Literal

from limits import parse
from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _rate(text: str) -> str:
    """Checked here, so that a wrong one is told when the service starts."""
    parse(text)
    return text


Rate = Annotated[str, AfterValidator(_rate)]
"""As the package limits writes it."""


class Settings(BaseSettings):
    """Every setting of the service. docs/operations.md lists them; a test compares."""

    model_config = SettingsConfigDict(env_prefix="TRACUU_", extra="forbid", frozen=True)

    index: Path = Field(default=Path("tracuu-index"), description="Folder of the embedded index.")
    elasticsearch_url: str | None = Field(
        default=None, description="Elasticsearch instead of the embedded index; several nodes with commas."
    )
    elasticsearch_name: str = Field(
        default="tracuu",
        pattern=r"^[a-z0-9][a-z0-9_.]*$",
        description="Alias of the index in Elasticsearch, with which the names of all its indices begin.",
    )
    elasticsearch_api_key: SecretStr | None = Field(default=None, description="API key, encoded.")
    elasticsearch_username: str | None = Field(default=None, description="User, where there is no API key.")
    elasticsearch_password: SecretStr | None = Field(default=None, description="The user's password.")
    elasticsearch_ca_certificate: Path | None = Field(
        default=None, description="PEM file of the authority that signed Elasticsearch's certificate."
    )
    elasticsearch_timeout: float = Field(
        default=10.0, gt=0, description="Seconds that a search waits for Elasticsearch, tries included."
    )
    elasticsearch_patience: float = Field(
        default=120.0, gt=0, description="Seconds that a writer waits for Elasticsearch to come back."
    )
    host: str = Field(default="127.0.0.1", description="Address that `tracuu serve` listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port that `tracuu serve` listens on.")
    workers: int = Field(default=1, ge=1, description="Server processes.")
    ingest_processes: int = Field(
        default=0, ge=0, description="Processes that parse and analyse; 0 is one for each core."
    )
    concurrent_requests: int = Field(
        default=0,
        ge=0,
        description="Requests that one server process works on at a time; 0 is 2, or 8 with Elasticsearch.",
    )
    waiting_requests: int = Field(
        default=8, ge=0, description="Requests that may wait for their turn; all beyond are answered 503."
    )
    waiting_seconds: float = Field(
        default=2.0, gt=0, description="Seconds that a request waits at most before it is answered 503."
    )
    rate_limit: Rate | None = Field(
        default=None, description="Requests of one client, like `20/second` or `300/minute`; beyond is 429."
    )
    cors_origins: list[str] = Field(default=["*"], description="Origins whose pages may call the API.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least level that is logged."
    )
    log_format: Literal["json", "text"] = Field(
        default="json", description="One JSON object a line, or text for people."
    )

    @property
    def places(self) -> int:
        """Requests at a time: one in Python and one in the engine, or as many as wait for Elasticsearch."""
        return self.concurrent_requests or (8 if self.elasticsearch_url else 2)
