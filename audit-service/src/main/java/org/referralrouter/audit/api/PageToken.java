package org.referralrouter.audit.api;

import java.time.Instant;
import org.referralrouter.audit.ledger.EntryQuery.Place;

/** An entry's place as the text that asks for what is behind it. */
final class PageToken {
  private static final String SEPARATOR = "_";
  private static final int PARTS = 3;

  private PageToken() {}

  static String of(Place place) {
    return place.at() + SEPARATOR + place.log() + SEPARATOR + place.index();
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException where it is none
   */
  static Place read(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("Not a place");
    }
    return new Place(Instant.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }
}
