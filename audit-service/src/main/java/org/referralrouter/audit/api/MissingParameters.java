package org.referralrouter.audit.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;

/**
 * What is asked for of what is missing.
 *
 * @param before what waits since before then; null for all
 */
record MissingParameters(
    Missing.Kind kind, @Nullable Agency agency, @Nullable Instant before, int limit) {
  static final Set<String> NAMES = Set.of("kind", "agency", "before", "limit");
  private static final String KINDS = "must be one of " + Arrays.toString(Missing.Kind.values());

  static MissingParameters read(Map<String, List<String>> parameters, Agencies agencies) {
    EntryParameters given = EntryParameters.strictly(parameters, NAMES);
    Missing.Kind kind = given.value("kind", KINDS, Missing.Kind::valueOf);
    if (kind == null) {
      throw new BadParameter("kind", KINDS);
    }
    return new MissingParameters(kind, given.agency(agencies), given.time("before"), given.limit());
  }
}
