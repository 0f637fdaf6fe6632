"""What every test may ask for: real servers. And what none may ask: how long an example takes is for the benchmarks."""

from hypothesis import settings

pytest_plugins = ["tests.servers.fixtures"]

settings.register_profile("copydesk", deadline=None)
settings.load_profile("copydesk")
