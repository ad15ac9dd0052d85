package org.referralrouter.local.issuer;

import java.util.List;

/** Everybody whom an issuer knows. */
public record Members(List<Client> clients, List<PageClient> pages, List<Person> people) {
  public Members {
    clients = List.copyOf(clients);
    pages = List.copyOf(pages);
    people = List.copyOf(people);
  }

  /** Systems alone: nobody signs in. */
  public static Members of(List<Client> clients) {
    return new Members(clients, List.of(), List.of());
  }
}
