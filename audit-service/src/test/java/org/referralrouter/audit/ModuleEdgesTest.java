package org.referralrouter.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The edges of the architecture: api, Kafka and store know the ledger; the ledger knows none. */
@AnalyzeClasses(packages = "org.referralrouter", importOptions = DoNotIncludeTests.class)
class ModuleEdgesTest {
  @ArchTest
  static final ArchRule the_ledger_knows_neither_spring_nor_kafka_nor_the_edges =
      staysInside("..audit.ledger..");

  @ArchTest
  static final ArchRule the_edges_meet_in_the_ledger_alone =
      slices()
          .matching("org.referralrouter.audit.(api|kafka|store)..")
          .should()
          .notDependOnEachOther();

  /** The same rule, put to a package that breaks it on purpose: the store knows JDBC and Spring. */
  @ArchTest
  static void the_rule_can_fail(JavaClasses classes) {
    assertThat(staysInside("..audit.store..").evaluate(classes).hasViolation()).isTrue();
  }

  private static ArchRule staysInside(String feature) {
    return noClasses()
        .that()
        .resideInAPackage(feature)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "org.apache.kafka..",
            "java.sql..",
            "..audit.api..",
            "..audit.kafka..",
            "..audit.store..");
  }
}
