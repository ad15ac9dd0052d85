package org.referralrouter.known;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Severity;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts that a question can ask for (reading, Questions), the answers that each allows, and
 * where in a concern its answer stands. UNKNOWN is no answer (lifecycle, L1 and L12).
 */
public enum QuestionFact {
  IMMEDIATE_DANGER("immediateDanger", "", Answer.class),
  ORGANISED_ABUSE("organisedAbuse", "", Answer.class),
  CRIME_ALLEGED("crimeAlleged", "", Answer.class),
  SEVERITY("severity", "bullying", Severity.class),
  BEYOND_CURIOSITY("beyondCuriosity", "pornography", Answer.class),
  USED_IN_GROOMING("usedInGrooming", "pornography", Answer.class),
  ABUSED_IN_PRODUCTION("abusedInProduction", "people", Answer.class),
  WORKS_WITH_CHILDREN("worksWithChildren", "people", Answer.class),
  HOUSEHOLD_CHILDREN("householdChildren", "people", Answer.class),
  AGE_GROUP("ageGroup", "people", AgeGroup.class),
  HARM("harm", "people", Harm.class),
  SUSPECTS("suspects", Role.SUSPECT),
  CHILDREN("children", Role.VICTIM);

  private final String fact;
  private final String within;

  @SuppressWarnings("ImmutableEnumChecker") // made by Collectors.toUnmodifiableSet
  private final Set<String> allowed;

  private final @Nullable Role role;

  QuestionFact(String fact, String within, Class<? extends Enum<?>> type) {
    this.fact = fact;
    this.within = within;
    this.allowed =
        Arrays.stream(type.getEnumConstants())
            .<String>map(Enum::name)
            .filter(name -> !name.equals("UNKNOWN"))
            .collect(Collectors.toUnmodifiableSet());
    this.role = null;
  }

  QuestionFact(String fact, Role role) {
    this.fact = fact;
    this.within = "people";
    this.allowed = Set.of();
    this.role = role;
  }

  /** The fact of this name; empty where no question asks for one of that name. */
  public static Optional<QuestionFact> named(String fact) {
    return EnumSet.allOf(QuestionFact.class).stream()
        .filter(known -> known.fact.equals(fact))
        .findFirst();
  }

  /** The values that answer it; none where the answer is a person. */
  public Set<String> allowed() {
    return allowed;
  }

  /** The role of the person who answers it; empty where the answer is a value. */
  public Optional<Role> role() {
    return Optional.ofNullable(role);
  }

  /** A concern with the answer. */
  Concern answered(Concern concern, @Nullable String of, String value) {
    ObjectNode tree = Json.mapper().valueToTree(concern);
    switch (within) {
      case "" -> tree.put(fact, value);
      case "people" -> {
        for (JsonNode person : tree.required(within)) {
          if (person.path("ref").asString("").equals(of)) {
            ((ObjectNode) person).put(fact, value);
          }
        }
      }
      default -> ((ObjectNode) tree.required(within)).put(fact, value);
    }
    return Json.mapper().treeToValue(tree, Concern.class);
  }
}
