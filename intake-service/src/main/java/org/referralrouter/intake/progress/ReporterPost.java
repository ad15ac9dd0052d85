package org.referralrouter.intake.progress;

/** The way to reporters. */
public interface ReporterPost {
  /** Tells the reporter once that there is news, where a mail address is known. */
  void tell(ReporterNews news);
}
