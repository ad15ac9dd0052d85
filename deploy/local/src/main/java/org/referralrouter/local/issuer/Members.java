package org.referralrouter.local.issuer;

import java.util.List;
import java.util.Set;

/** Everybody whom an issuer knows. */
public record Members(ClientDirectory clients, List<PageClient> pages, List<Person> people) {
  public Members {
    pages = List.copyOf(pages);
    people = List.copyOf(people);
  }

  /** With clients that never change. */
  public Members(List<Client> clients, List<PageClient> pages, List<Person> people) {
    this(
        id -> clients.stream().filter(client -> client.id().equals(id)).findFirst(), pages, people);
  }

  /** The roles of who signs in under this name; none for a system. */
  Set<String> rolesOf(String name) {
    return people.stream()
        .filter(person -> person.name().equals(name))
        .findFirst()
        .map(Person::roles)
        .orElse(Set.of());
  }

  /** Systems alone: nobody signs in. */
  public static Members of(List<Client> clients) {
    return new Members(clients, List.of(), List.of());
  }
}
