package org.referralrouter.notification.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;

/** Why a mail did not leave; the code that its outcome carries. A server's own words may quote. */
enum MailFailure {
  /** The server refused the sender, the address or the message. */
  REFUSED,
  /** The server did not take the user and password. */
  NOT_AUTHENTICATED,
  /** The server did not answer, or broke off. */
  UNREACHABLE;

  static MailFailure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthenticationFailedException) {
        return NOT_AUTHENTICATED;
      }
      if (cause instanceof SendFailedException) {
        return REFUSED;
      }
    }
    return UNREACHABLE;
  }
}
