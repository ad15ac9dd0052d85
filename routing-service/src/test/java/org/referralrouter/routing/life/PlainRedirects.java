package org.referralrouter.routing.life;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What redirects opened, and to where agencies redirected (L11). */
final class PlainRedirects {
  private record Redirect(String from, PlainKey onto) {}

  private final SortedMap<PlainKey, String> referredOn = new TreeMap<>();
  private final Set<Redirect> made = new HashSet<>();

  /** Why a redirect is refused: a conflict of interest or a loop; null where it is not. */
  @Nullable String refusal(PlainKey from, String to, PlainFacts facts) {
    if (barred(to, facts)) {
      return "CONFLICT_OF_INTEREST";
    }
    boolean loop = from.to(to) || made.contains(new Redirect(to, from));
    return loop ? "REDIRECT_LOOP" : null;
  }

  /** Follows a redirect; the referral that must be asked anew by it, or null. */
  @Nullable PlainKey follow(
      PlainReferral from, String to, Function<PlainKey, @Nullable PlainReferral> open) {
    PlainKey about = new PlainKey(to, from.key.subject());
    PlainReferral own = open.apply(about);
    PlainReferral there = own != null ? own : open.apply(new PlainKey(to, null));
    if (there == null) {
      made.add(new Redirect(from.key.agency(), about));
      referredOn.merge(about, from.urgency(), PlainDraft::moreUrgent);
      return null;
    }
    made.add(new Redirect(from.key.agency(), there.key));
    if (!there.turnedDown()) {
      return null;
    }
    referredOn.merge(there.key, from.urgency(), PlainDraft::moreUrgent);
    return there.key;
  }

  /** Forgets what was opened about people who were retracted. */
  void follow(PlainKnown known) {
    referredOn.keySet().removeIf(key -> !known.knows(key.subject()));
  }

  /** What redirects opened or added to and nothing bars, each with its urgency. */
  Map<PlainKey, String> referredOn(PlainFacts facts) {
    SortedMap<PlainKey, String> standing = new TreeMap<>(referredOn);
    standing.keySet().removeIf(key -> barred(key.agency(), facts));
    return standing;
  }

  private static boolean barred(String agency, PlainFacts facts) {
    return agency.equals("HR_ALLEGATIONS") && facts.suspectAt("HR_CONTACT");
  }
}
