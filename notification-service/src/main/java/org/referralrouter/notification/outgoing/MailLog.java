package org.referralrouter.notification.outgoing;

import java.util.List;
import org.referralrouter.event.NotificationOutcome;

/** Which mails have left, and how often each was tried. */
public interface MailLog {
  /**
   * What became of mails, as {@code notifications.v1} tells it: a database that was restored learns
   * of those that left after its copy was made.
   */
  void told(List<NotificationOutcome> outcomes);
}
