package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Category.ABUSE_IMAGES_CREATION;
import static org.referralrouter.concern.Category.ABUSE_IMAGES_DISTRIBUTION;
import static org.referralrouter.concern.Category.ABUSE_IMAGES_VIEWING;
import static org.referralrouter.concern.Category.ADVERTISING_CHILD;
import static org.referralrouter.concern.Category.CHILD_SHARING_IMAGES;
import static org.referralrouter.concern.Category.CYBERBULLYING;
import static org.referralrouter.concern.Category.LIVE_STREAMED_ABUSE;
import static org.referralrouter.concern.Category.ONLINE_GROOMING;
import static org.referralrouter.concern.Category.ONLINE_SEXUAL_ABUSE;
import static org.referralrouter.concern.Category.PSEUDO_IMAGES;
import static org.referralrouter.concern.Category.RECORDED_ASSAULT;
import static org.referralrouter.concern.Category.SEXUAL_EXPLOITATION;

import java.util.Collection;
import java.util.Set;
import org.referralrouter.concern.Category;

/** Categories that the reading speaks of together (reading, Words). */
public enum CategoryGroup {
  /** Indecent images of children. */
  IMAGES(
      Set.of(
          ABUSE_IMAGES_VIEWING, ABUSE_IMAGES_CREATION, ABUSE_IMAGES_DISTRIBUTION, PSEUDO_IMAGES)),
  /** Sexual abuse in any form, images among them. */
  SEXUAL(
      Set.of(
          ABUSE_IMAGES_VIEWING,
          ABUSE_IMAGES_CREATION,
          ABUSE_IMAGES_DISTRIBUTION,
          PSEUDO_IMAGES,
          ONLINE_GROOMING,
          ONLINE_SEXUAL_ABUSE,
          LIVE_STREAMED_ABUSE,
          ADVERTISING_CHILD,
          SEXUAL_EXPLOITATION)),
  /** Harm by other children. */
  PEER(Set.of(CYBERBULLYING, RECORDED_ASSAULT, CHILD_SHARING_IMAGES));

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<Category> categories;

  CategoryGroup(Set<Category> categories) {
    this.categories = categories;
  }

  /** Whether one of these belongs to it. */
  public boolean anyOf(Collection<Category> some) {
    return some.stream().anyMatch(categories::contains);
  }
}
