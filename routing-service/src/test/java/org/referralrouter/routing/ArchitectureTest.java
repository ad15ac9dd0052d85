package org.referralrouter.routing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String[] EDGES = {
    "org.springframework..", "org.apache.kafka..", "..routing.api..", "..routing.kafka.."
  };

  private static ArchRule staysInside(String feature) {
    return noClasses()
        .that()
        .resideInAPackage(feature)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EDGES);
  }

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.referralrouter.routing");

  @ParameterizedTest
  @ValueSource(strings = {"..routing.concern..", "..routing.procedure..", "..routing.needtoknow.."})
  void the_domain_knows_neither_spring_nor_kafka(String feature) {
    staysInside(feature).check(classes);
  }

  @Test
  void the_rule_can_fail() {
    assertThat(staysInside("..routing.kafka..").evaluate(classes).hasViolation()).isTrue();
  }
}
