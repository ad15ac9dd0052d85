package org.referralrouter.notification.mail;

import org.referralrouter.event.Audience;

/** Who gets a mail, and at which address. */
record Addressee(Audience audience, String address) {
  @Override
  public String toString() {
    return "Addressee[" + audience + "]";
  }
}
