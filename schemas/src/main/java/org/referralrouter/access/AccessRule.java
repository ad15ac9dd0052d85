package org.referralrouter.access;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a principal may do with a topic, group or transactional id, or with all whose names begin
 * alike.
 */
public record AccessRule(
    Principal principal, ResourcePattern resource, Set<AclOperation> operations) {
  /** Kafka's own implications. */
  private static final Set<AclOperation> DESCRIBING =
      Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);

  private static final String ANY_HOST = "*";

  public AccessRule {
    operations = Set.copyOf(operations);
  }

  /** Whether this rule allows this. */
  boolean allows(Principal who, ResourceType type, String name, AclOperation operation) {
    return principal.equals(who)
        && resource.resourceType() == type
        && (resource.patternType() == PatternType.PREFIXED
            ? name.startsWith(resource.name())
            : name.equals(resource.name()))
        && allows(operation);
  }

  private boolean allows(AclOperation operation) {
    return operations.contains(operation)
        || (operation == AclOperation.DESCRIBE
            && operations.stream().anyMatch(DESCRIBING::contains));
  }

  /** It as the broker keeps it. */
  Stream<AclBinding> bindings() {
    return operations.stream()
        .map(
            operation ->
                new AclBinding(
                    resource,
                    new AccessControlEntry(
                        principal.kafkaName(), ANY_HOST, operation, AclPermissionType.ALLOW)));
  }
}
