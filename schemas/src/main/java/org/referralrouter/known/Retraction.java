package org.referralrouter.known;

/**
 * Something that was known and was taken back (lifecycle, L1). It is remembered so that an older
 * revision that comes late does not bring it back.
 *
 * @param pointer what was taken back: a JSON pointer in which a person is named by ref, and an item
 *     of a list by a digest of it
 * @param revision the revision that took it back
 */
public record Retraction(String pointer, int revision) {}
