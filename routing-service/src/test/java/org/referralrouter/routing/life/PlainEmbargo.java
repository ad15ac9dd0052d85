package org.referralrouter.routing.life;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The embargo of one concern (L8). */
final class PlainEmbargo {
  /** What a revision of the police referral showed of that which can open the embargo. */
  record Shown(Set<String> categories, Set<List<String>> suspects) {
    static Shown of(JsonNode facts) {
      return new Shown(
          facts
              .path("categories")
              .valueStream()
              .map(JsonNode::asString)
              .filter(PlainFacts::isSexual)
              .collect(Collectors.toSet()),
          facts
              .path("people")
              .valueStream()
              .filter(person -> PlainFacts.holds(person.path("roles"), "SUSPECT"))
              .map(
                  person ->
                      List.of(
                          person.path("ref").asString(),
                          PlainFacts.text(person.path("name")),
                          PlainFacts.text(person.path("dateOfBirth"))))
              .collect(Collectors.toSet()));
    }

    @Override
    public String toString() {
      return categories + " and " + suspects.size() + " suspects";
    }
  }

  private final Set<String> categories = new HashSet<>();
  private final Set<List<String>> suspects = new HashSet<>();
  private String state = "NONE";

  String state() {
    return state;
  }

  /** Opens the embargo where these facts open it and no release covers them. */
  void follow(JsonNode known) {
    if (!state.equals("ACTIVE") && opens(Shown.of(known))) {
      state = "ACTIVE";
    }
  }

  /** A release by the police; the code of a refusal, or null. */
  @Nullable String release(Shown shown, JsonNode known) {
    if (state.equals("NONE")) {
      return "RELEASE_WITHOUT_EMBARGO";
    }
    if (state.equals("RELEASED")) {
      return "RELEASE_REPEATED";
    }
    categories.addAll(shown.categories);
    suspects.addAll(shown.suspects);
    state = opens(Shown.of(known)) ? "ACTIVE" : "RELEASED";
    return null;
  }

  private boolean opens(Shown now) {
    boolean category = !categories.containsAll(now.categories);
    boolean suspect = !now.categories.isEmpty() && !suspects.containsAll(now.suspects);
    return category || suspect;
  }
}
