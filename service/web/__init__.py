"""The pages a person sees, rendered on the server."""
