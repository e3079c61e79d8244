"""The bodies of calls and answers. What is said here is checked, and described in OpenAPI."""
