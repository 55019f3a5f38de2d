"""Knowledge as data: read by `service.knowledge`, documented in README.md beside this file."""
