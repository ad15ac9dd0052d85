package org.referralrouter.audit.verify;

import java.util.ArrayList;
import java.util.List;
import org.referralrouter.audit.verify.Verdict.Break;
import org.referralrouter.audit.verify.Verdict.Reason;

/** Everything that was found wrong, up to a number that nobody reads on from. */
final class Breaks {
  private static final int MOST = 1000;

  private final List<Break> found = new ArrayList<>();

  void add(String log, long index, Reason reason, String detail) {
    if (found.size() < MOST) {
      found.add(new Break(log, index, reason, detail));
    }
  }

  List<Break> found() {
    return found;
  }
}
