package org.referralrouter.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each module may know (architecture, "What each part may know"), held on the classes of all
 * modules at once. Each rule is also put to a sample that breaks it.
 */
class ModuleEdgesTest {
  private static final List<String> SERVICES =
      List.of("intake", "routing", "notification", "audit");
  private static final String[] INSIDE_SERVICES =
      SERVICES.stream()
          .map(service -> "org.referralrouter." + service + "..")
          .toArray(String[]::new);
  private static final String[] SCHEMAS = {
    "org.referralrouter.concern..",
    "org.referralrouter.decision..",
    "org.referralrouter.document..",
    "org.referralrouter.event..",
    "org.referralrouter.known..",
    "org.referralrouter.wire.."
  };
  private static final String[] EDGES =
      Stream.of("api", "page", "kafka", "store", "publish", "outbox", "mail", "security")
          .map(edge -> "org.referralrouter.*." + edge + "..")
          .toArray(String[]::new);

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .importPaths(
              Stream.of(
                      "schemas",
                      "service-edge",
                      "deploy/local",
                      "intake-service",
                      "routing-service",
                      "notification-service",
                      "audit-service")
                  .map(module -> Path.of("..", "..", module, "target", "classes"))
                  .toList());
  private static final JavaClasses SAMPLES =
      new ClassFileImporter().importPath(Path.of("target", "test-classes"));

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(
            "the schemas know neither Spring nor the other modules",
            noClasses()
                .that()
                .resideInAnyPackage(SCHEMAS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    with(INSIDE_SERVICES, "org.springframework..", "org.referralrouter.local..")),
            "SchemaThatKnowsSpring"),
        rule(
            "what deploys the services does not reach into them",
            noClasses()
                .that()
                .resideInAnyPackage("org.referralrouter.local..", "org.referralrouter.endtoend..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INSIDE_SERVICES),
            "DeploymentThatReachesIn"),
        rule(
            "a service's domain does not know its edges",
            noClasses()
                .that()
                .resideInAnyPackage(packagesWithin("org.referralrouter.%s.*.."))
                .and()
                .resideOutsideOfPackages(EDGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(EDGES),
            "DomainThatKnowsItsEdge"),
        rule(
            "services never import each other",
            classes().should(new KeepToTheirService(SERVICES)),
            "ServiceThatKnowsAnother"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_product_keeps_the_rule(ArchRule rule, String sample) {
    rule.check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_rule_finds_what_breaks_it(ArchRule rule, String sample) {
    assertThat(rule.evaluate(SAMPLES).getFailureReport().getDetails())
        .isNotEmpty()
        .allMatch(found -> found.contains(sample));
  }

  @ParameterizedTest
  @ValueSource(strings = {"concern", "event", "known", "wire", "local"})
  void the_classes_are_really_there(String feature) {
    assertThat(PRODUCT)
        .anyMatch(
            type ->
                type.getPackageName().endsWith("referralrouter." + feature)
                    || type.getPackageName().contains("referralrouter." + feature + "."));
  }

  @Test
  void each_service_is_really_there_with_its_edges() {
    for (String service : SERVICES) {
      String root = "org.referralrouter." + service;
      assertThat(PRODUCT.stream().filter(type -> type.getPackageName().startsWith(root)))
          .as(service)
          .hasSizeGreaterThan(20)
          .anyMatch(type -> type.getPackageName().equals(root + ".api"));
    }
  }

  private static Arguments rule(String name, ArchRule rule, String sample) {
    return Arguments.of(Named.of(name, rule), sample);
  }

  private static String[] packagesWithin(String form) {
    return SERVICES.stream().map(form::formatted).toArray(String[]::new);
  }

  private static String[] with(String[] packages, String... more) {
    return Stream.concat(Stream.of(packages), Stream.of(more)).toArray(String[]::new);
  }
}
