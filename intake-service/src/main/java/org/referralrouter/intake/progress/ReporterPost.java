package org.referralrouter.intake.progress;

import org.referralrouter.event.NotificationOutcome;

/** The way to reporters. */
public interface ReporterPost {
  /** Tells the reporter once that there is news, where a mail address is known. */
  void tell(ReporterNews news);

  /** A reporter was written to, or was tried to be, maybe by an earlier life of this database. */
  void told(NotificationOutcome outcome);
}
