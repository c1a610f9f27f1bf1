"""Search: an index built with the site, and two engines that read it alike, here and in the browser."""
