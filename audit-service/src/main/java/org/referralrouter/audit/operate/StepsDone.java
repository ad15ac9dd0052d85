package org.referralrouter.audit.operate;

import java.util.List;

/** Hears of the steps that were done, once the ledger has them. */
public interface StepsDone {
  /** These were done. */
  void done(List<StepDone> steps);
}
