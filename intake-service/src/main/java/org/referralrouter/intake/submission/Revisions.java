package org.referralrouter.intake.submission;

import java.util.List;
import org.referralrouter.event.ConcernRevision;

/** The revisions as they were taken in. */
public interface Revisions {
  /** Those that are stored, in no order. */
  List<ConcernRevision> stored(List<RevisionId> wanted);
}
