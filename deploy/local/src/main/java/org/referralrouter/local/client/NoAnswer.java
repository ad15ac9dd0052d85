package org.referralrouter.local.client;

import java.net.URI;

/** Nobody answered; the message says what to do. */
public final class NoAnswer extends RuntimeException {
  NoAnswer(URI url, Throwable cause) {
    super(
        "Nothing answers at "
            + url
            + ". Is the system running? ./referrals status tells, ./referrals start starts it.",
        cause);
  }
}
