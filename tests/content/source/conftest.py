"""The browser of ``tests/browser``, for the tests that read the source's text on the page."""

from tests.browser.conftest import browser, context, page, real_address

__all__ = ["browser", "context", "page", "real_address"]
