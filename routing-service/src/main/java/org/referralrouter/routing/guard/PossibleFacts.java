package org.referralrouter.routing.guard;

import java.util.Collection;
import java.util.Map;
import org.referralrouter.concern.Category;
import org.referralrouter.routing.procedure.CategoryGroups;

/**
 * Whether some facts can be true of one concern, as some follow from others. What they leave open
 * does not matter.
 */
record PossibleFacts(Map<String, Object> facts, CategoryGroups groups) {
  boolean possible() {
    return follows("images", "sexual")
        && follows("anyStaffSuspect", "anyAdultSuspect")
        && follows("anyAdultSuspect", "anySuspect")
        && follows("anyVictimChildUnharmed", "anyVictimChild")
        && follows("victimChildAndSuspectChild", "anyVictimChild")
        && follows("victimChildAndSuspectChild", "anySuspect")
        && follows("aboutVictimChild", "aboutChild")
        && (isNone("suspectPositions") || may("anySuspect", true))
        && (!(facts.get("categories") instanceof Collection<?> names)
            || agreesWith(names.stream().map(name -> Category.valueOf((String) name)).toList()));
  }

  private boolean agreesWith(Collection<Category> categories) {
    return CategoryGroups.NAMES.stream()
        .allMatch(group -> may(group, groups.anyOf(group, categories)));
  }

  private boolean follows(String fact, String other) {
    return may(fact, false) || may(other, true);
  }

  private boolean isNone(String fact) {
    return !(facts.get(fact) instanceof Collection<?> several) || several.isEmpty();
  }

  private boolean may(String fact, boolean value) {
    return !facts.containsKey(fact) || facts.get(fact).equals(value);
  }
}
