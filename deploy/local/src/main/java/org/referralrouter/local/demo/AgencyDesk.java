package org.referralrouter.local.demo;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseKind;

/** Agencies that read their referrals and say something to them, told while it happens. */
final class AgencyDesk {
  private static final String WHO = "Duty officer (demonstration)";

  private final Services services;
  private final Consumer<String> lines;

  AgencyDesk(Services services, Consumer<String> lines) {
    this.services = services;
    this.lines = lines;
  }

  void says(Referral read, ResponseKind kind) {
    says(read, kind, Map.of());
  }

  /**
   * The referral's agency responds to the revision that it has read.
   *
   * @param more what goes with that kind
   */
  void says(Referral read, ResponseKind kind, Map<String, String> more) {
    var elapsed = new Elapsed();
    services.open(read);
    Map<String, String> said = new TreeMap<>(more);
    said.put("kind", kind.name());
    said.put("by", WHO);
    var outcome = services.respond(read, said);
    lines.accept(
        "  responded %s to revision %d: %s, %s  @|faint after %s|@"
            .formatted(
                read.agency().slug(),
                read.revision(),
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                outcome.path("state").asString("").toLowerCase(Locale.ROOT),
                elapsed));
  }
}
