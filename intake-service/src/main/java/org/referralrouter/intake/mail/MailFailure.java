package org.referralrouter.intake.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;

/** Why a mail did not leave; the code that its outcome carries. A server's own words may quote. */
enum MailFailure {
  /** What the reporter gave is no mail address. */
  NOT_AN_ADDRESS,
  /** The server refused the sender, the address or the message. */
  REFUSED,
  /** The server did not take the user and password. */
  NOT_AUTHENTICATED,
  /** The server did not answer, or broke off. */
  UNREACHABLE;

  /** A server refuses for a while, too; after so many tries it means it. */
  private static final int MOST_REFUSALS = 10;

  static MailFailure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AddressException) {
        return NOT_AN_ADDRESS;
      }
      if (cause instanceof AuthenticationFailedException) {
        return NOT_AUTHENTICATED;
      }
      if (cause instanceof SendFailedException) {
        return REFUSED;
      }
    }
    return UNREACHABLE;
  }

  /** Whether another try can help after so many. */
  boolean worthRetrying(int attempts) {
    return switch (this) {
      case NOT_AN_ADDRESS -> false;
      case REFUSED -> attempts < MOST_REFUSALS;
      case NOT_AUTHENTICATED, UNREACHABLE -> true;
    };
  }
}
