package org.referralrouter.local.onboard;

/**
 * One line of the checklist.
 *
 * @param says what is so where the check succeeds
 * @param otherwise what to do where it does not
 */
record Check(String says, String otherwise, Attempt attempt) {
  /** Tries it. */
  @FunctionalInterface
  interface Attempt {
    /**
     * Returns where it works.
     *
     * @throws Exception where it does not, with the reason
     */
    void run() throws Exception;
  }
}
