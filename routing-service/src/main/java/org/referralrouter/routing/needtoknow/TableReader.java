package org.referralrouter.routing.needtoknow;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a need-to-know table: every agency, for it every row, and for that the fields that are
 * granted, or {@code "*"} for all of them. Whatever is unknown or missing is refused by its name.
 */
final class TableReader {
  private static final String FILE = "need-to-know.json";
  private static final String AGENCIES = "agencies";
  private static final String OTHER_AGENCIES = "otherAgencies";
  private static final String EVERYTHING = "*";

  private TableReader() {}

  static Map<Agency, AgencyGrants> agencies(byte[] json, Agencies known) {
    JsonNode table = tree(json);
    names("the table", table, List.of(AGENCIES));
    JsonNode agencies = table.path(AGENCIES);
    names(AGENCIES, agencies, known.all().stream().map(Agency::name).toList());
    Map<Agency, AgencyGrants> grants = new HashMap<>();
    for (Agency agency : known.all()) {
      grants.put(agency, new AgencyGrants(rows(agency.name(), agencies.path(agency.name()))));
    }
    return grants;
  }

  static Map<Agency, AgencyGrants> widest(byte[] json, Agencies known) {
    JsonNode table = tree(json);
    names("the table", table, List.of(AGENCIES, OTHER_AGENCIES));
    JsonNode agencies = table.path(AGENCIES);
    names(AGENCIES, agencies, Agency.OF_THE_CONTRACT.stream().map(Agency::name).toList());
    Map<Agency, AgencyGrants> grants = new HashMap<>();
    for (Agency agency : known.all()) {
      JsonNode rows =
          agencies.has(agency.name()) ? agencies.get(agency.name()) : table.path(OTHER_AGENCIES);
      grants.put(agency, new AgencyGrants(rows(agency.name(), rows)));
    }
    return grants;
  }

  private static Map<Row, Grant> rows(String agency, JsonNode json) {
    names(agency, json, Arrays.stream(Row.values()).map(Row::rowName).toList());
    Map<Row, Grant> rows = new EnumMap<>(Row.class);
    for (Row row : Row.values()) {
      rows.put(row, grant(row, agency + "/" + row.rowName(), json.path(row.rowName())));
    }
    return rows;
  }

  private static Grant grant(Row row, String where, JsonNode json) {
    if (EVERYTHING.equals(json.asString(""))) {
      return Grant.of(Set.copyOf(row.fields()));
    }
    if (!json.isArray()) {
      throw refused(where, "must be a list of fields, or \"*\" for all of them");
    }
    Set<Field> fields = new HashSet<>();
    for (JsonNode name : json) {
      fields.add(
          row.field(name.asString(""))
              .orElseThrow(() -> refused(where, "there is no field " + name + "; " + fields(row))));
    }
    row.always()
        .filter(field -> !fields.isEmpty() && !fields.contains(field))
        .ifPresent(
            field -> {
              throw refused(where, "must grant " + field.fieldName() + " with any other field");
            });
    return Grant.of(fields);
  }

  private static String fields(Row row) {
    return row.fields().stream()
        .map(Field::fieldName)
        .collect(Collectors.joining(", ", "the fields are ", ""));
  }

  private static JsonNode tree(byte[] json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JacksonException e) {
      throw new RefusedProcedure(FILE, "is not JSON: " + e.getOriginalMessage());
    }
  }

  /** An object of exactly these names. */
  private static void names(String where, JsonNode json, List<String> names) {
    if (!json.isObject()) {
      throw refused(where, "must be an object of " + names);
    }
    for (String name : json.propertyNames()) {
      if (!names.contains(name)) {
        throw refused(where, "there is no " + name + "; there are " + names);
      }
    }
    for (String name : names) {
      if (!json.has(name)) {
        throw refused(where, name + " is missing");
      }
    }
  }

  private static RefusedProcedure refused(String where, String why) {
    return new RefusedProcedure(FILE, where + ": " + why);
  }
}
