package org.referralrouter.routing.needtoknow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.referralrouter.concern.Agency;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The table that comes along, and changed copies of it. */
final class NeedToKnowTables {
  static final NeedToKnow TABLE = changed(_ -> {});

  private NeedToKnowTables() {}

  static NeedToKnow changed(Consumer<ObjectNode> change) {
    ObjectNode table = json();
    change.accept(table);
    return new NeedToKnow(Json.mapper().writeValueAsBytes(table), AgenciesFile.bundled());
  }

  static ObjectNode of(ObjectNode table, Agency agency) {
    return (ObjectNode) table.get("agencies").get(agency.name());
  }

  static ArrayNode row(ObjectNode table, Agency agency, String row) {
    return (ArrayNode) of(table, agency).get(row);
  }

  private static ObjectNode json() {
    try (InputStream in =
        NeedToKnowTables.class.getResourceAsStream(
            "/procedures/staffordshire-e-safety/1/need-to-know.json")) {
      return (ObjectNode) Json.mapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
