package org.referralrouter.routing.concern;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.decision.Embargo;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * What an embargo stands on: the categories and the people each of which would open it without the
 * others of its kind. The procedure itself is asked which those are.
 *
 * @param people their refs
 */
public record Grounds(Set<Category> categories, Set<String> people) {
  static final Grounds NOTHING = new Grounds(Set.of(), Set.of());

  public Grounds {
    categories = Collections.unmodifiableSet(copy(categories));
    people = Collections.unmodifiableSet(new TreeSet<>(people));
  }

  private static Set<Category> copy(Set<Category> categories) {
    Set<Category> copy = EnumSet.noneOf(Category.class);
    copy.addAll(categories);
    return copy;
  }

  static Grounds of(Concern concern, DecisionMaker procedure) {
    Set<Category> categories = EnumSet.noneOf(Category.class);
    Set<String> people = new TreeSet<>();
    for (Category category : concern.categories()) {
      if (opens(only(concern, Set.of(category), concern.people()), procedure)) {
        categories.add(category);
      }
    }
    for (Person person : concern.people()) {
      if (opens(only(concern, concern.categories(), List.of(person)), procedure)) {
        people.add(person.ref());
      }
    }
    return new Grounds(categories, people);
  }

  private static boolean opens(Concern concern, DecisionMaker procedure) {
    return procedure.decide(concern).embargo() == Embargo.ACTIVE;
  }

  /** Whether all of these are among others. */
  boolean within(Grounds others) {
    return others.categories.containsAll(categories) && others.people.containsAll(people);
  }

  Grounds and(Grounds others) {
    Set<Category> allCategories = copy(categories);
    allCategories.addAll(others.categories);
    Set<String> allPeople = new TreeSet<>(people);
    allPeople.addAll(others.people);
    return new Grounds(allCategories, allPeople);
  }

  private static Concern only(Concern concern, Set<Category> categories, List<Person> people) {
    return new Concern(
        categories,
        concern.summary(),
        concern.occurredAt(),
        concern.immediateDanger(),
        concern.organisedAbuse(),
        concern.crimeAlleged(),
        concern.plannedFor(),
        concern.reporter(),
        people,
        concern.images(),
        concern.grooming(),
        concern.pornography(),
        concern.bullying(),
        concern.online(),
        concern.evidence(),
        concern.alreadyReportedTo(),
        concern.sharing());
  }
}
