package org.referralrouter.local.onboard;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.AccessRule;
import org.referralrouter.access.Principal;

/** A principal's rules of the matrix, in the words of Strimzi's {@code KafkaUser}. */
final class KafkaUserYaml {
  private KafkaUserYaml() {}

  /** The items of {@code spec.authorization.acls}. */
  static String acls(AccessMatrix matrix, Principal principal) {
    return matrix.of(principal).rules().stream()
        .map(KafkaUserYaml::acl)
        .collect(Collectors.joining("\n"));
  }

  /** How the user signs in: by a password, or by tokens, of which Strimzi has nothing to say. */
  static String authentication(boolean password) {
    return password ? "  authentication:\n    type: scram-sha-512\n" : "";
  }

  private static String acl(AccessRule rule) {
    var resource = rule.resource();
    return """
              - resource:
                  type: %s
                  name: %s
                  patternType: %s
                operations: [%s]"""
        .formatted(
            type(resource.resourceType()),
            resource.name(),
            resource.patternType() == PatternType.PREFIXED ? "prefix" : "literal",
            rule.operations().stream()
                .sorted()
                .map(KafkaUserYaml::operation)
                .collect(Collectors.joining(", ")))
        .indent(6)
        .stripTrailing();
  }

  private static String type(ResourceType type) {
    return type == ResourceType.TRANSACTIONAL_ID ? "transactionalId" : words(type.name());
  }

  /** As in {@code DescribeConfigs}. */
  private static String operation(AclOperation operation) {
    StringBuilder name = new StringBuilder();
    for (String word : operation.name().split("_", -1)) {
      name.append(word.charAt(0)).append(words(word.substring(1)));
    }
    return name.toString();
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
