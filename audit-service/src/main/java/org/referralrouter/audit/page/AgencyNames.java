package org.referralrouter.audit.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.springframework.stereotype.Component;

/** Agencies as people read them. */
@Component
class AgencyNames {
  private final Agencies agencies;

  AgencyNames(Agencies agencies) {
    this.agencies = agencies;
  }

  /** An agency's name; its code where the procedure has none for it; nothing for no agency. */
  String of(@Nullable Agency agency) {
    return agency == null
        ? ""
        : agencies.entry(agency).map(Agencies.Entry::name).orElse(agency.name());
  }

  /** Of all that there are, by their codes, for a list to choose from. */
  Map<String, String> byCode() {
    Map<String, String> names = new LinkedHashMap<>();
    agencies.entries().forEach(entry -> names.put(entry.agency().name(), entry.name()));
    return names;
  }
}
