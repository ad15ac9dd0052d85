package org.referralrouter.notification.mail;

import java.util.List;

/** The service must not start: somebody who has to be told has no mail address. */
final class MissingMailAddress extends RuntimeException {
  MissingMailAddress(List<String> settings) {
    super("These settings must each be a mail address: " + String.join(", ", settings));
  }
}
