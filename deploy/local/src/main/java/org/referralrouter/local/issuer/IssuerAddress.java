package org.referralrouter.local.issuer;

import java.net.URI;

/** Where the issuer listens; the {@code iss} of its tokens is the same. */
record IssuerAddress(int port) {
  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }
}
