package org.referralrouter.notification.kafka;

import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.UnreadableRecord;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.transaction.TransactionException;

/** Tells a record at fault, which is set aside, from a server at fault, which is waited for. */
final class Failure {
  private Failure() {}

  static boolean worthRetrying(Throwable failure) {
    if (DeadLetter.worthRetrying(failure)) {
      return true;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransientDataAccessException
          || cause instanceof NonTransientDataAccessResourceException
          || cause instanceof RecoverableDataAccessException
          || cause instanceof TransactionException) {
        return true;
      }
    }
    return false;
  }

  /** A code, never content. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof ListenerExecutionFailedException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case WrongRecord wrong -> wrong.reason().name();
      case UnreadableRecord unreadable -> unreadable.detail();
      default -> DeadLetter.reasonOf(cause);
    };
  }
}
