package org.referralrouter.routing.needtoknow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.OnlinePlace;

/** What a concern says of a place online. */
enum OnlineField implements Field {
  KIND,
  SERVICE,
  URL,
  HANDLES;

  static @Nullable List<OnlinePlace> share(List<OnlinePlace> places, Grant grant) {
    if (grant.isNothing() || places.isEmpty()) {
      return null;
    }
    return places.stream()
        .map(
            place ->
                new OnlinePlace(
                    place.kind(),
                    grant.of(SERVICE, place.service()),
                    grant.of(URL, place.url()),
                    grant.has(HANDLES) ? place.handles() : List.of()))
        .toList();
  }
}
