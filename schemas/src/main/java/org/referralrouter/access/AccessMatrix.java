package org.referralrouter.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.referralrouter.concern.Agencies;

/** The one table of who may do what at the broker: {@code access/matrix.csv}. */
public record AccessMatrix(List<AccessRule> rules) {
  private static final String TABLE = "/access/matrix.csv";
  private static final String HEADER = "principal,resource,pattern,name,operations";
  private static final String EACH_AGENCY = "{agency}";

  public AccessMatrix {
    rules = List.copyOf(rules);
  }

  /** The product's, where these are the agencies. */
  public static AccessMatrix bundled(Agencies agencies) {
    try (InputStream table = AccessMatrix.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is missing from the jar of schemas");
      }
      return of(new String(table.readAllBytes(), StandardCharsets.UTF_8), agencies);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + TABLE, e);
    }
  }

  /**
   * Reads a table: a header, then lines of principal, resource, pattern, name and operations.
   *
   * @throws IllegalArgumentException where a line is not one, with the line
   */
  static AccessMatrix of(String table, Agencies agencies) {
    List<String> lines =
        table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw new IllegalArgumentException("The first line is not " + HEADER);
    }
    return new AccessMatrix(lines.stream().skip(1).flatMap(line -> rules(line, agencies)).toList());
  }

  /**
   * Whether any rule allows this.
   *
   * @param name of a topic, group or transactional id
   */
  public boolean allows(Principal who, ResourceType type, String name, AclOperation operation) {
    return who.equals(Principal.PROVISIONER)
        || rules.stream().anyMatch(rule -> rule.allows(who, type, name, operation));
  }

  /** What this principal may do. */
  public AccessMatrix of(Principal who) {
    return new AccessMatrix(rules.stream().filter(rule -> rule.principal().equals(who)).toList());
  }

  /** The same for everybody but these, who may do nothing. */
  public AccessMatrix without(Set<Principal> revoked) {
    return new AccessMatrix(
        rules.stream().filter(rule -> !revoked.contains(rule.principal())).toList());
  }

  /** All rules as the broker keeps them. */
  Set<AclBinding> bindings() {
    return rules.stream().flatMap(AccessRule::bindings).collect(Collectors.toSet());
  }

  private static Stream<AccessRule> rules(String line, Agencies agencies) {
    String[] cells = line.split(",", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException("Not five cells: " + line);
    }
    if (!line.contains(EACH_AGENCY)) {
      return Stream.of(rule(cells, line));
    }
    return agencies.all().stream()
        .map(agency -> line.replace(EACH_AGENCY, agency.slug()))
        .map(ofAgency -> rule(ofAgency.split(",", -1), ofAgency));
  }

  private static AccessRule rule(String[] cells, String line) {
    ResourceType type = ResourceType.fromString(cells[1].replace('-', '_'));
    PatternType pattern = PatternType.fromString(cells[2].toUpperCase(Locale.ROOT));
    Set<AclOperation> operations =
        Arrays.stream(cells[4].split(" "))
            .map(AclOperation::fromString)
            .collect(Collectors.toSet());
    if (type.isUnknown()
        || !pattern.isSpecific()
        || cells[3].isBlank()
        || operations.contains(AclOperation.UNKNOWN)) {
      throw new IllegalArgumentException("Not a rule: " + line);
    }
    return new AccessRule(
        new Principal(cells[0]), new ResourcePattern(type, cells[3], pattern), operations);
  }
}
