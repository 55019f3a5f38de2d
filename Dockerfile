# The service alone; docker-compose.yml puts Elasticsearch beside it.
FROM python:3.12.8-slim-bookworm AS build
WORKDIR /build
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY service service
COPY scripts scripts
COPY index_config index_config
COPY benchmarks benchmarks
RUN python -m venv /opt/tracuu \
    && /opt/tracuu/bin/pip install --no-cache-dir --disable-pip-version-check --constraint requirements.lock .

FROM python:3.12.8-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin tracuu \
    && install --directory --owner tracuu /data
COPY --from=build /opt/tracuu /opt/tracuu
ENV PATH=/opt/tracuu/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    TRACUU_HOST=0.0.0.0 \
    TRACUU_INDEX=/data/index
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["tracuu"]
CMD ["serve"]
