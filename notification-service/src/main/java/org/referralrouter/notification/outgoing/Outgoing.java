package org.referralrouter.notification.outgoing;

import java.util.List;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;

/** What leaves the service, sooner or later but surely, once the caller's transaction commits. */
public interface Outgoing {
  /** To the event's topic. */
  void publish(Event event);

  /** To the topic of this agency's responses: whose a response is, its topic says. */
  void respond(Agency agency, Response response);

  /** To whoever is told by such mails. */
  void mail(List<? extends MailDue> mails);
}
