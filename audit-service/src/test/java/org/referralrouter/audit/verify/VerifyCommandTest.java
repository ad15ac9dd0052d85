package org.referralrouter.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.wire.Json;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class VerifyCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path directory;

  private int verify(SmallLedger ledger, String... more) {
    ledger.writeTo(directory);
    CommandLine command = new CommandLine(new VerifyCommand());
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] words = new String[more.length + 3];
    words[0] = "--directory=" + directory;
    words[1] = "--key=" + ledger.signer.key().text();
    words[2] = "--witness=" + ledger.witness.key().text();
    System.arraycopy(more, 0, words, 3, more.length);
    return command.execute(words);
  }

  @Test
  void an_intact_log_is_0_and_its_checkpoint_is_kept_for_the_next_time(@TempDir Path kept) {
    SmallLedger ledger = SmallLedger.of(3, 4);
    Path file = kept.resolve("checkpoint");
    assertThat(verify(ledger, "--keep=" + file)).isZero();
    assertThat(out.toString()).startsWith("Intact: 7 entries in 2 logs");
    ledger.append(ledger.log(0), 2);
    ledger.seal();
    assertThat(verify(ledger, "--kept=" + file)).isZero();
  }

  @Test
  void a_broken_log_is_1_and_says_where_and_why_for_machines_too() {
    SmallLedger ledger = SmallLedger.of(3, 4);
    String path = "logs/" + ledger.log(1).path() + "/tile/0/000.p/4";
    ledger.bytes(path)[40] ^= 1;
    assertThat(verify(ledger, "--json")).isEqualTo(1);
    JsonNode broken = Json.mapper().readTree(out.toString()).get("broken").get("breaks").get(0);
    assertThat(broken.get("log").asString()).isEqualTo(ledger.log(1).origin(SmallLedger.ORIGIN));
    assertThat(broken.get("index").asLong()).isEqualTo(1);
    assertThat(broken.get("reason").asString()).isEqualTo("TILE");
  }

  @Test
  void an_address_where_nobody_is_and_words_that_are_wrong_are_told_apart() throws IOException {
    CommandLine command = new CommandLine(new VerifyCommand());
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String key = "--key=" + SmallLedger.of(1).signer.key().text();
    Path noZip = Files.writeString(directory.resolve("export.zip"), "no zip");
    assertThat(command.execute("--export=" + noZip, key)).isEqualTo(3);
    assertThat(out.toString()).startsWith("Nothing can be said: ");
    assertThat(command.execute(key)).isEqualTo(2);
    assertThat(command.execute("--directory=" + directory, "--key=a+b+c")).isEqualTo(2);
  }
}
