"""The Dockerfile and docker-compose.yml, by their rules and by what the project promises."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_pydantic import ComposeSpecification

from service.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SERVICES = ("elasticsearch", "tracuu")


def test_the_compose_file_follows_the_specification() -> None:
    assert set(ComposeSpecification.model_validate(COMPOSE).services or ()) == set(SERVICES)


def test_the_dockerfile_follows_the_rules() -> None:
    hadolint = Path(sys.executable).parent / "hadolint"
    done = subprocess.run(
        [hadolint, ROOT / "Dockerfile"], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_limited_and_comes_back(name: str) -> None:
    service = COMPOSE["services"][name]
    assert {"mem_limit", "restart", "volumes"} <= service.keys()
    volumes = {volume.partition(":")[0] for volume in service["volumes"]}
    assert volumes <= COMPOSE["volumes"].keys()


def test_elasticsearch_is_closed_and_waited_for() -> None:
    server, service = (COMPOSE["services"][name] for name in SERVICES)
    assert server["environment"]["xpack.security.enabled"] == "true"
    assert "ports" not in server
    assert "healthcheck" in server and "HEALTHCHECK" in DOCKERFILE
    assert service["depends_on"]["elasticsearch"]["condition"] == "service_healthy"


def test_no_secret_is_written_down() -> None:
    for name in SERVICES:
        for key, value in COMPOSE["services"][name]["environment"].items():
            if "PASSWORD" in key:
                assert re.fullmatch(r"\$\{TRACUU_ELASTIC_PASSWORD:\?[^}]+\}", value)


def test_the_variables_are_settings() -> None:
    known = {f"TRACUU_{name.upper()}" for name in Settings.model_fields}
    named = {key for key in COMPOSE["services"]["tracuu"]["environment"] if key.startswith("TRACUU_")}
    named |= set(re.findall(r"(TRACUU_\w+)=", DOCKERFILE))
    assert named <= known


def test_images_are_pinned_and_nobody_is_root() -> None:
    pinned = re.compile(r"[\w-]+:\d+\.\d+\.\d+(-[\w-]+)?")
    assert all(pinned.fullmatch(image) for image in re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE))
    assert pinned.fullmatch(COMPOSE["services"]["elasticsearch"]["image"])
    assert re.search(r"^USER \d+$", DOCKERFILE, re.MULTILINE)


def test_the_server_is_of_the_version_that_tests_run_on() -> None:
    script = (ROOT / "scripts" / "elasticsearch").read_text(encoding="utf-8")
    version = re.findall(r"^version=(\S+)$", script, re.MULTILINE)
    assert COMPOSE["services"]["elasticsearch"]["image"] == f"elasticsearch:{version[0]}"


def test_what_the_image_copies_is_there() -> None:
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    for name in " ".join(copied).split():
        assert (ROOT / name).exists() and f"!{name}" in allowed


def test_the_image_is_built_of_all_that_the_package_holds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for package in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        assert f"COPY {package} {package}\n" in DOCKERFILE
        assert f"!{package}" in let_in


def test_the_template_leaves_the_analysis_to_the_service() -> None:
    text = (files("index_config") / "elasticsearch" / "template.json").read_text(encoding="utf-8")
    assert set(json.loads(text)["template"]["settings"]["index"]) == {
        "number_of_shards",
        "auto_expand_replicas",
    }
