package org.referralrouter.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String[] EDGES = {
    "org.springframework..",
    "org.apache.kafka..",
    "java.sql..",
    "io.namastack..",
    "..intake.api..",
    "..intake.store..",
    "..intake.publish..",
    "..intake.kafka..",
    "..intake.mail..",
    "..intake.security..",
    "jakarta.."
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
          .importPackages("org.referralrouter.intake");

  @Test
  void submitting_knows_neither_http_nor_database_nor_kafka() {
    staysInside("..intake.submission..").check(classes);
  }

  @Test
  void progress_knows_neither_http_nor_database_nor_kafka() {
    staysInside("..intake.progress..").check(classes);
  }

  @Test
  void the_rule_can_fail() {
    assertThat(staysInside("..intake.store..").evaluate(classes).hasViolation()).isTrue();
  }
}
