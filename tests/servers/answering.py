"""A browser that talks to the program in this process, without a server of its own."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from tests.pages import PageClient


def answered_by(page: Page, client: PageClient) -> Page:
    """The page, with whatever it asks for answered by the client: signed in as the client is."""
    page.route("**/*", lambda route: _answer(route, client))
    return page


def _answer(route: Route, client: PageClient) -> None:
    asked = route.request
    address = urlsplit(asked.url)
    with client.client.open(
        address.path,
        query_string=address.query,
        method=asked.method,
        data=asked.post_data_buffer,
        headers=asked.headers,
        follow_redirects=True,
    ) as answered:
        headers, body = dict(answered.headers), answered.get_data()
    route.fulfill(status=answered.status_code, headers=headers, body=body)
