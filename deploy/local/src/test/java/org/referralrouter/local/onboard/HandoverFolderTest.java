package org.referralrouter.local.onboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.AccessRule;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.tool.OutsideTool;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

class HandoverFolderTest {
  private static final Agencies AGENCIES = AgenciesFile.bundled();
  private static final String SECRET = "a-secret-of-the-test";
  private static final String PASSWORD = "a-password-of-the-test";
  private static final Credentials TOKENS = new Credentials(SECRET, Optional.empty());
  private static final Credentials BOTH = new Credentials(SECRET, Optional.of(PASSWORD));

  @TempDir private Path directory;
  private HandoverFolder folder;

  @BeforeEach
  void prepare() throws IOException {
    folder = new HandoverFolder(directory.resolve("given"));
    Files.writeString(directory.resolve("kafka-ca.pem"), "a certificate");
  }

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void every_placeholder_is_filled_and_the_agency_is_named(Agency agency) throws IOException {
    folder.write(connection(agency), BOTH);

    for (Path file : files()) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain("{{", "}}\n");
    }
    assertThat(Files.readString(folder.root().resolve("connection.properties")))
        .contains(
            "client.id=" + agency.slug(),
            "referrals.topic=referrals." + agency.slug() + ".v1",
            "group.prefix=" + agency.slug() + "-");
  }

  @Test
  void a_secret_is_in_its_own_file_and_nowhere_else() throws IOException {
    folder.write(connection(Agency.POLICE), BOTH);

    assertThat(with(SECRET)).containsExactly("secret");
    assertThat(with(PASSWORD)).containsExactly("scram-password");
  }

  @Test
  void only_its_owner_enters_the_folder_and_reads_the_secrets() throws IOException {
    folder.write(connection(Agency.POLICE), BOTH);

    assertThat(permissions(folder.root())).isEqualTo("rwx------");
    assertThat(permissions(folder.root().resolve("secret"))).isEqualTo("rw-------");
    assertThat(permissions(folder.root().resolve("scram-password"))).isEqualTo("rw-------");
    assertThat(folder.root().resolve("kcat.sh")).isExecutable();
  }

  @Test
  void a_password_from_before_is_gone_where_none_is_given() throws IOException {
    folder.write(connection(Agency.POLICE), BOTH);
    assertThat(Files.readString(folder.root().resolve("README.md"))).contains("With a password");

    folder.write(connection(Agency.POLICE), TOKENS);

    assertThat(with(PASSWORD)).isEmpty();
    assertThat(folder.root().resolve("kcat-scram.sh")).doesNotExist();
    assertThat(Files.readString(folder.root().resolve("README.md")))
        .doesNotContain("With a password");
  }

  @Test
  void secrets_are_not_put_among_other_files() throws IOException {
    assertThat(folder.isTaken()).isFalse();
    Files.createDirectories(folder.root());
    assertThat(folder.isTaken()).isFalse();
    Files.writeString(folder.root().resolve("thesis.txt"), "words");
    assertThat(folder.isTaken()).isTrue();
    Files.delete(folder.root().resolve("thesis.txt"));
    folder.write(connection(Agency.POLICE), TOKENS);
    assertThat(folder.isTaken()).as("one that was given before").isFalse();
  }

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void strimzis_user_may_do_what_the_matrix_says_and_no_more(Agency agency) throws IOException {
    AgencyConnection connection = connection(agency);
    folder.write(connection, TOKENS);

    assertThat(acls(yaml()))
        .isEqualTo(
            AccessMatrix.bundled(AGENCIES).of(connection.principal()).rules().stream()
                .collect(Collectors.toMap(AccessRule::resource, AccessRule::operations)));
    assertThat(yaml().at("/metadata/name").asString()).isEqualTo(agency.slug());
    assertThat(yaml().path("spec").has("authentication")).isFalse();
  }

  @Test
  void the_topics_document_says_what_the_agency_reads_and_writes_and_nothing_else()
      throws IOException {
    folder.write(connection(Agency.POLICE), TOKENS);

    JsonNode topics =
        Json.mapper().readTree(Files.readString(folder.root().resolve("asyncapi.json")));
    assertThat(topics.path("channels").propertyNames())
        .containsExactlyInAnyOrder("referrals.police.v1", "responses.police.v1");
    assertThat(topics.at("/servers/broker/host").asString()).isEqualTo("127.0.0.1:19092");
  }

  @Test
  void strimzis_user_signs_in_by_a_password_where_one_is_given() throws IOException {
    folder.write(connection(Agency.POLICE), BOTH);

    assertThat(yaml().at("/spec/authentication/type").asString()).isEqualTo("scram-sha-512");
    assertThat(acls(yaml())).hasSize(3);
  }

  @Test
  void the_client_in_python_compiles() throws Exception {
    Optional<Path> python = OutsideTool.python();
    assumeTrue(python.isPresent(), "Python is not installed: install python3 to run this test");
    folder.write(connection(Agency.POLICE), TOKENS);

    Process process =
        new ProcessBuilder(python.get().toString(), "-m", "py_compile", "client.py")
            .directory(folder.root().resolve("python").toFile())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();
  }

  private AgencyConnection connection(Agency agency) {
    return new AgencyConnection(
        agency,
        AGENCIES,
        "127.0.0.1:19092",
        directory.resolve("kafka-ca.pem"),
        URI.create("http://127.0.0.1:18080"),
        URI.create("http://127.0.0.1:18090/apis/ccompat/v7"),
        URI.create("http://127.0.0.1:18083"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.root())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private List<String> with(String text) throws IOException {
    return files().stream()
        .filter(file -> contains(file, text))
        .map(file -> folder.root().relativize(file).toString())
        .toList();
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private JsonNode yaml() throws IOException {
    Object yaml = new Yaml().load(Files.readString(folder.root().resolve("kafka-user.yaml")));
    return Json.mapper().valueToTree(yaml);
  }

  /** In Kafka's words, read independently of how they were written. */
  private static Map<ResourcePattern, Set<AclOperation>> acls(JsonNode yaml) {
    return yaml.at("/spec/authorization/acls")
        .valueStream()
        .collect(
            Collectors.toMap(
                acl -> resource(acl.path("resource")),
                acl ->
                    acl.path("operations")
                        .valueStream()
                        .map(operation -> AclOperation.valueOf(upper(operation)))
                        .collect(Collectors.toSet())));
  }

  private static ResourcePattern resource(JsonNode resource) {
    return new ResourcePattern(
        ResourceType.valueOf(upper(resource.path("type"))),
        resource.path("name").asString(),
        resource.path("patternType").asString().equals("prefix")
            ? PatternType.PREFIXED
            : PatternType.LITERAL);
  }

  private static String upper(JsonNode text) {
    return text.asString().toUpperCase(Locale.ROOT);
  }
}
