package org.referralrouter.notification.inbox;

import org.referralrouter.event.Event;

/** What leaves the service, sooner or later but surely, once the caller's transaction commits. */
public interface Outgoing {
  /** To the event's topic. */
  void publish(Event event);

  /** To the agency's mail address, where it has one. */
  void mail(MailDue mail);
}
