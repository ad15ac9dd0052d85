package org.referralrouter.wire;

/**
 * A value that its schema allows and its Java type does not. It knows the place, as names of fields
 * and numbers in lists, which are ours; never the value, which may be personal.
 */
final class RefusedValue extends RuntimeException {
  private final String path;

  RefusedValue() {
    this("");
  }

  private RefusedValue(String path) {
    super("A value is not allowed", null, false, false);
    this.path = path;
  }

  /** The same, seen from what holds it. */
  RefusedValue within(String step) {
    return new RefusedValue("/" + step + path);
  }

  /** The way to it, as in {@code /people/0/roles/1}. */
  String path() {
    return path;
  }
}
