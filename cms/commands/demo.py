"""`copydesk demo`: the newsroom that shows everything, made or taken away."""

from cms.services.newsroom.demo import make_demo, remove_demo

__all__ = ["make_demo", "remove_demo"]
