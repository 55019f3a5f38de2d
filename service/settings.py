"""Settings, read from the environment (`TRACUU_*`) once, by whoever starts the service."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting of the service. docs/operations.md lists them; a test compares."""

    model_config = SettingsConfigDict(env_prefix="TRACUU_", extra="forbid", frozen=True)

    index: Path = Field(default=Path("tracuu-index"), description="Folder of the embedded index.")
    host: str = Field(default="127.0.0.1", description="Address that `tracuu serve` listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port that `tracuu serve` listens on.")
    workers: int = Field(default=1, ge=1, description="Server processes.")
    ingest_processes: int = Field(
        default=0, ge=0, description="Processes that parse and analyse; 0 is one for each core."
    )
    cors_origins: list[str] = Field(default=["*"], description="Origins whose pages may call the API.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least level that is logged."
    )
    log_format: Literal["json", "text"] = Field(
        default="json", description="One JSON object a line, or text for people."
    )
