package org.referralrouter.audit.verify;

import java.util.Optional;

/** A ledger as it is served, file by file. */
public interface Served {
  /**
   * The bytes of a file such as {@code checkpoint}, {@code tile/0/000} or {@code
   * logs/<id>/0/tile/entries/000.p/5}; empty where there is none.
   *
   * @throws Unreachable where nothing can be said
   */
  Optional<byte[]> file(String path);

  /** Nothing can be said of the ledger, since it could not be read. */
  final class Unreachable extends RuntimeException {
    public Unreachable(String what, Throwable cause) {
      super(what + " cannot be read: " + cause.getClass().getSimpleName(), cause);
    }

    public Unreachable(String what) {
      super(what);
    }
  }
}
