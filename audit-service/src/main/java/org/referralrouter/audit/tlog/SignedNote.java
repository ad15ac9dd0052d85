package org.referralrouter.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text with signature lines (C2SP signed-note).
 *
 * @param text ends with a newline
 */
public record SignedNote(String text, List<Signature> signatures) {
  private static final String BEGIN = "\u2014 ";
  private static final int KEY_ID_BYTES = 4;
  private static final int MOST_SIGNATURES = 100;

  /**
   * One signature line.
   *
   * @param encoded the four bytes of the key's id and the signature, in Base64
   */
  public record Signature(String name, String encoded) {
    /** The signature of a key with this id. */
    public static Signature of(String name, int keyId, byte[] bytes) {
      return new Signature(
          name,
          Base64Text.encode(
              ByteBuffer.allocate(KEY_ID_BYTES + bytes.length).putInt(keyId).put(bytes).array()));
    }

    /** What is behind the key's id. */
    public byte[] bytes() {
      byte[] all = Base64Text.decode(encoded);
      return Arrays.copyOfRange(all, KEY_ID_BYTES, all.length);
    }

    /** Which of the name's keys made it. */
    public int keyId() {
      return ByteBuffer.wrap(Base64Text.decode(encoded)).getInt();
    }

    /** The line without its newline. */
    public String line() {
      return BEGIN + name + " " + encoded;
    }

    /**
     * The signature of a line.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Signature parse(String line) {
      String[] words = line.startsWith(BEGIN) ? line.substring(2).split(" ", -1) : new String[0];
      if (words.length != 2
          || !NoteKey.isName(words[0])
          || Base64Text.decode(words[1]).length <= KEY_ID_BYTES) {
        throw new IllegalArgumentException("This is no signature line");
      }
      return new Signature(words[0], words[1]);
    }
  }

  public SignedNote {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("The text of a note ends with a newline");
    }
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException where it is not a note in every byte
   */
  public static SignedNote parse(byte[] bytes) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("A note is UTF-8", e);
    }
  }

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException where it is not a note in every character
   */
  public static SignedNote parse(String note) {
    if (note.chars().anyMatch(character -> character < ' ' && character != '\n')) {
      throw new IllegalArgumentException("A note has no control characters but newlines");
    }
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException(
          "A note is a text, an empty line, and signature lines that end with a newline");
    }
    List<Signature> signatures = new ArrayList<>();
    String lines = note.substring(split + 2);
    if (!lines.isEmpty()) {
      for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
        signatures.add(Signature.parse(line));
      }
    }
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("A note has 1 to 100 signatures");
    }
    return new SignedNote(note.substring(0, split + 1), signatures);
  }

  /** The same note with more signatures behind those that it has. */
  public SignedNote with(List<Signature> more) {
    List<Signature> all = new ArrayList<>(signatures);
    all.addAll(more);
    return new SignedNote(text, all);
  }

  /** The signature of a key, where the note has a valid one. */
  public Optional<Signature> by(NoteKey key) {
    return signatures.stream()
        .filter(
            signature ->
                signature.name().equals(key.name())
                    && signature.keyId() == key.id()
                    && key.verifies(text, signature.bytes()))
        .findFirst();
  }

  /** The note as it is written. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString();
  }
}
