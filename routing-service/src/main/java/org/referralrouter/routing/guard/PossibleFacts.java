package org.referralrouter.routing.guard;

import static org.referralrouter.concern.Category.CHILD_SHARING_IMAGES;
import static org.referralrouter.concern.Category.CHILD_VIEWING_ABUSE_IMAGES;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.routing.procedure.CategoryGroup;

/**
 * Whether some facts can be true of one concern, as some follow from others. What they leave open
 * does not matter.
 */
record PossibleFacts(Map<String, Object> facts) {
  boolean possible() {
    return follows("images", "sexual")
        && follows("images", "imageMaterial")
        && follows("anyStaffSuspect", "anyAdultSuspect")
        && follows("anyAdultSuspect", "anySuspect")
        && follows("aboutVictimChild", "aboutChild")
        && (may("aboutStaff", false) || may("aboutChild", false))
        && (!(facts.get("categories") instanceof Collection<?> names)
            || agreesWith(names.stream().map(name -> Category.valueOf((String) name)).toList()));
  }

  private boolean agreesWith(List<Category> categories) {
    boolean image = CategoryGroup.IMAGES.anyOf(categories);
    return may("images", image)
        && may("sexual", CategoryGroup.SEXUAL.anyOf(categories))
        && may("peer", CategoryGroup.PEER.anyOf(categories))
        && materialAgrees(image || categories.contains(CHILD_VIEWING_ABUSE_IMAGES), categories);
  }

  private boolean materialAgrees(boolean certain, List<Category> categories) {
    if (certain || !categories.contains(CHILD_SHARING_IMAGES)) {
      return may("imageMaterial", certain);
    }
    return !facts.containsKey("imagesSexual")
        || may("imageMaterial", !Answer.NO.name().equals(facts.get("imagesSexual")));
  }

  private boolean follows(String fact, String other) {
    return may(fact, false) || may(other, true);
  }

  private boolean may(String fact, boolean value) {
    return !facts.containsKey(fact) || facts.get(fact).equals(value);
  }
}
