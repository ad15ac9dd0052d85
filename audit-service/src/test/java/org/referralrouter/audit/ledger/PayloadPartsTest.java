package org.referralrouter.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.referralrouter.audit.ledger.Payload.Part;

class PayloadPartsTest {
  private static final UUID CONCERN = UUID.randomUUID();
  private static final Subject OWNER = new Subject.OfConcern(CONCERN);

  @Test
  void a_record_is_put_together_byte_for_byte_wherever_its_people_stand() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 2000; run++) {
      byte[] value = new byte[random.nextInt(400)];
      random.nextBytes(value);
      List<Slice> slices = slices(value.length, random);
      List<Part> parts = split(value, slices);
      assertThat(PayloadParts.value(bytes(parts))).isEqualTo(value);
      long people = slices.stream().map(Slice::ref).distinct().count();
      assertThat(parts).hasSize((int) people + 1);
    }
  }

  @Test
  void of_an_erased_person_nothing_is_left_and_of_the_others_all() {
    byte[] value = "....ALFIE..BETTY..ALFIE.".getBytes(StandardCharsets.US_ASCII);
    List<Slice> slices =
        List.of(new Slice("alfie", 4, 9), new Slice("betty", 11, 16), new Slice("alfie", 18, 23));
    List<byte @Nullable []> parts = bytes(split(value, slices));
    parts.set(1, null);
    assertThat(PayloadParts.value(parts))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("....\0\0\0\0\0..BETTY..\0\0\0\0\0.");
  }

  @Test
  void a_record_without_a_value_has_none() {
    assertThat(PayloadParts.value(bytes(split(null, List.of())))).isNull();
  }

  private static List<Part> split(byte @Nullable [] value, List<Slice> slices) {
    return PayloadParts.split(
        new byte[] {1},
        List.of(new Payload.Header("traceparent", new byte[] {2}), new Payload.Header("no", null)),
        value,
        OWNER,
        slices,
        ref -> new Subject.OfPerson(CONCERN, ref));
  }

  private static List<byte @Nullable []> bytes(List<Part> parts) {
    List<byte @Nullable []> bytes = new ArrayList<>();
    parts.forEach(part -> bytes.add(part.bytes()));
    return bytes;
  }

  private static List<Slice> slices(int length, Random random) {
    int[] cuts = random.ints(2L * random.nextInt(5), 0, length + 1).sorted().toArray();
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < cuts.length; i += 2) {
      slices.add(new Slice("person-" + random.nextInt(3), cuts[i], cuts[i + 1]));
    }
    return slices;
  }
}
