package org.referralrouter.wire;

import java.util.ArrayList;
import java.util.List;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;

/** The contract's six and a seventh, as a board's own procedure may have them. */
public final class SevenAgencies {
  public static final Agency HEALTH = new Agency("HEALTH");

  private SevenAgencies() {}

  /** All seven. */
  public static Agencies all() {
    return with("HEALTH", "Health", "HEALTH_DESK");
  }

  /** The six, and one of this code, name and desk. */
  static Agencies with(String code, String name, String desk) {
    List<Agencies.Entry> entries = new ArrayList<>(AgenciesFile.bundled().entries());
    entries.addFirst(new Agencies.Entry(new Agency(code), name, new Position(desk), false));
    return new Agencies(entries);
  }
}
