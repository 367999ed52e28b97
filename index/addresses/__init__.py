"""Pages and feeds of the web -> articles, without leading anybody into the network around here.

vetting.py     an address taken apart strictly, its host looked up, every IP address judged
connection.py  one request to a vetted IP address, within limits of time and size
fetching.py    redirects, each vetted anew; types of content; robots.txt
reading.py     what came back -> articles
feeds.py       what is known of a feed since it was read last: ETag and Last-Modified
"""

from index.addresses.feeds import FeedStates
from index.addresses.fetching import Fetcher
from index.addresses.reading import read_addresses, read_feeds

__all__ = ["FeedStates", "Fetcher", "read_addresses", "read_feeds"]
