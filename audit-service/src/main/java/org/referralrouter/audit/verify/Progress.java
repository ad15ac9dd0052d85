package org.referralrouter.audit.verify;

/** Hears how far a verification is. */
public interface Progress {
  /** Nobody listens. */
  Progress NONE =
      new Progress() {
        @Override
        public void of(long entries) {}

        @Override
        public void by(long entries) {}
      };

  /** So many more entries are to be looked at. */
  void of(long entries);

  /** So many were looked at. */
  void by(long entries);
}
