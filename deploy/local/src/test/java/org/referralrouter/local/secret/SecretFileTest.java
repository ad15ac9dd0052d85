package org.referralrouter.local.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  @TempDir private Path directory;

  @Test
  void a_secret_is_made_once_and_found_again() {
    String first = secrets().of("practitioner");
    assertThat(first).hasSizeGreaterThanOrEqualTo(43);
    assertThat(secrets().of("practitioner")).isEqualTo(first);
    assertThat(secrets().of("police")).isNotEqualTo(first);
    assertThat(secrets().of("practitioner")).isEqualTo(first);
  }

  @Test
  void a_secret_that_is_renewed_takes_the_place_of_the_one_before_and_of_no_other() {
    String police = secrets().of("police");
    String practitioner = secrets().of("practitioner");

    String renewed = secrets().renew("police");

    assertThat(renewed).isNotEqualTo(police);
    assertThat(secrets().of("police")).isEqualTo(renewed);
    assertThat(secrets().of("practitioner")).isEqualTo(practitioner);
  }

  @Test
  void only_the_owner_may_read_the_file_or_enter_the_directory() throws IOException {
    secrets().of("practitioner");
    assertThat(permissions(directory.resolve("secrets"))).isEqualTo("rwx------");
    assertThat(permissions(directory.resolve("secrets/clients.properties"))).isEqualTo("rw-------");
  }

  @Test
  void a_directory_that_was_open_to_others_is_closed() throws IOException {
    Path open = Files.createDirectory(directory.resolve("secrets"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    secrets();
    assertThat(permissions(open)).isEqualTo("rwx------");
  }

  private SecretFile secrets() {
    return new SecretFile(SecretDirectory.at(directory.resolve("secrets")), "clients.properties");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
