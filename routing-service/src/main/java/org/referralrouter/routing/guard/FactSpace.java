package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.referralrouter.routing.procedure.CategoryGroups;
import org.referralrouter.routing.procedure.FactDomain;
import org.referralrouter.routing.procedure.FactLayout;
import org.referralrouter.routing.procedure.Facts;

/** All combinations of the values of some facts; the others stand at their usual value. */
final class FactSpace {
  private final Map<String, FactDomain> domains;
  private final CategoryGroups groups;
  private final FactLayout layout;

  /**
   * Of these facts.
   *
   * @param layout how they are held
   * @param groups which categories belong together, since other facts follow from that
   */
  FactSpace(FactLayout layout, Collection<FactDomain> domains, CategoryGroups groups) {
    this.layout = layout;
    this.groups = groups;
    Map<String, FactDomain> byName = new HashMap<>();
    domains.forEach(domain -> byName.put(domain.name(), domain));
    this.domains = Map.copyOf(byName);
  }

  /** Every fact at its usual value. */
  Facts usual() {
    Map<String, Object> usual = new HashMap<>();
    domains.forEach((name, domain) -> usual.put(name, domain.usual()));
    return layout.none().with(usual);
  }

  /** How many combinations there are, possible ones and others. */
  long size(Collection<String> varied) {
    long size = 1;
    for (String name : varied) {
      size = Math.multiplyExact(size, domain(name).values().size());
    }
    return size;
  }

  /** Whether a possible combination of these facts' values fits. */
  boolean any(Collection<String> varied, Predicate<Facts> fits) {
    return any(usual(), new ArrayList<>(varied), 0, fits);
  }

  private boolean any(Facts chosen, List<String> varied, int from, Predicate<Facts> fits) {
    if (from == varied.size()) {
      return new PossibleFacts(chosen.only(varied), groups).possible() && fits.test(chosen);
    }
    String name = varied.get(from);
    for (Object value : domain(name).values()) {
      if (any(chosen.with(name, value), varied, from + 1, fits)) {
        return true;
      }
    }
    return false;
  }

  FactDomain domain(String name) {
    FactDomain domain = domains.get(name);
    if (domain == null) {
      throw new IllegalArgumentException("No fact is called " + name);
    }
    return domain;
  }
}
