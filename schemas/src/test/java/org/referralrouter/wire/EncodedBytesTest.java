package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long runs of encoded bytes against what people write, each many times over. */
class EncodedBytesTest {
  private static final int TEXTS = 10_000;
  private static final long SEED = 20261129;
  private static final List<String> SEPARATORS =
      List.of(
          "", " ", ",", ", ", "\n", "\u00A0", "\u200B", "\u2060", "\u00AD", ".", " | ", "\";\"");
  private static final List<String> WORDS =
      List.of(
          ("the a child said that he she they was were seen in on at of to and message from school"
                  + " after before who about her his phone tablet account chat group video call asked"
                  + " not to tell anybody teacher mother father met online game friend older photo"
                  + " sent deleted saved evening Monday Tuesday Stafford Lichfield Cannock address"
                  + " name age twelve fifteen worried afraid told us yesterday again several times")
              .split(" "));

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void what_people_write_is_left_alone() {
    for (int i = 0; i < TEXTS; i++) {
      EncodedBytes encoded = new EncodedBytes();
      for (String text : written()) {
        assertThat(encoded.longWith(text)).as("text %d: %s", i, text).isFalse();
      }
    }
    System.out.printf("Of %d bodies that people write, none is refused%n", TEXTS);
  }

  @Test
  void encoded_bytes_are_found_however_they_are_broken() {
    for (int i = 0; i < TEXTS; i++) {
      List<String> body = hidden();
      EncodedBytes encoded = new EncodedBytes();
      boolean found = false;
      for (String text : body) {
        found |= encoded.longWith(text);
      }
      assertThat(found).as("body %d: %s", i, body).isTrue();
    }
    System.out.printf("Of %d bodies with encoded bytes, all are refused%n", TEXTS);
  }

  @Test
  void the_text_behind_a_run_is_not_at_fault_for_it() {
    EncodedBytes encoded = new EncodedBytes();

    assertThat(encoded.longWith(Base64.getEncoder().encodeToString(bytes(1_000)))).isTrue();
    assertThat(encoded.longWith("The child was seen again on Monday.")).isFalse();
  }

  /** A body with prose, handles, addresses of pages, hashes, telephone numbers and postcodes. */
  private List<String> written() {
    List<String> body = new ArrayList<>();
    body.add(prose(random.nextInt(20, 400)));
    for (int i = random.nextInt(8); i > 0; i--) {
      body.add(
          switch (random.nextInt(8)) {
            case 0 ->
                "https://www.example.org/watch?v=" + letters(11) + "&t=" + random.nextInt(900);
            case 1 -> "See https://example.org/" + letters(40) + "/" + letters(90) + " for it";
            case 2 -> "SHA-256 " + HexFormat.of().formatHex(bytes(32)) + " of the file";
            case 3 -> "device " + new UUID(random.nextLong(), random.nextLong());
            case 4 -> handles();
            case 5 -> numbers();
            case 6 -> prose(random.nextInt(5, 60)).toUpperCase(java.util.Locale.ROOT);
            default -> prose(random.nextInt(5, 60));
          });
    }
    return body;
  }

  private String handles() {
    return IntStream.range(0, random.nextInt(1, 12))
        .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())) + "_" + random.nextInt(1_000))
        .collect(Collectors.joining(", "));
  }

  private String numbers() {
    return IntStream.range(0, random.nextInt(1, 12))
        .mapToObj(
            i ->
                "07700 900%03d, ST%d %dXY, aged %d"
                    .formatted(
                        random.nextInt(1_000),
                        random.nextInt(1, 20),
                        random.nextInt(1, 9),
                        random.nextInt(5, 18)))
        .collect(Collectors.joining("; "));
  }

  private String prose(int words) {
    return IntStream.range(0, words)
        .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
        .collect(Collectors.joining(" "));
  }

  private String letters(int count) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count)).substring(0, count);
  }

  /** Prose with bytes amid it: encoded in some way, and broken by some separator or into items. */
  private List<String> hidden() {
    String run = encoded(bytes(random.nextInt(1_000, 2_500)));
    int piece = random.nextInt(1, 90);
    String separator = SEPARATORS.get(random.nextInt(SEPARATORS.size()));
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < run.length(); at += piece) {
      pieces.add(run.substring(at, Math.min(run.length(), at + piece)));
    }
    List<String> body = new ArrayList<>();
    body.add(prose(random.nextInt(60)));
    if (random.nextInt(4) == 0) {
      body.addAll(pieces);
    } else if (random.nextInt(4) == 0) {
      body.add(percentEncoded(String.join("", pieces)));
    } else {
      body.add(prose(5) + " " + String.join(separator, pieces));
    }
    body.add(prose(random.nextInt(60)));
    return body;
  }

  private String encoded(byte[] bytes) {
    return switch (random.nextInt(6)) {
      case 0 -> Base64.getUrlEncoder().encodeToString(bytes);
      case 1 -> HexFormat.of().formatHex(bytes);
      case 2 -> HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes);
      case 3 -> new BigInteger(1, bytes).toString(32);
      case 4 -> new BigInteger(1, bytes).toString(36);
      default -> Base64.getEncoder().encodeToString(bytes);
    };
  }

  private static String percentEncoded(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length == 0
        ? ""
        : "%"
            + HexFormat.ofDelimiter("%")
                .withUpperCase()
                .formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
