package org.referralrouter.local.client;

import java.net.URI;

/** Nobody answers at an address. */
public final class NoAnswer extends RuntimeException {
  NoAnswer(URI url, Throwable cause) {
    super("Nothing answers at " + url + ".", cause);
  }
}
