package org.referralrouter.local.run;

import java.nio.file.Path;

/** A home's data was written by another version; the message says what to do. */
public final class DataOfAnotherVersion extends RuntimeException {
  DataOfAnotherVersion(Path data, int format, CommandHint hint) {
    super(
        """
        The data in %s is of format %d, written by %s version of Referral Router; this version reads format %d.
        Nothing was started and nothing was changed. To go on with this data, start the version that wrote it.
        To keep it and begin anew: mv %s %s && %s"""
            .formatted(
                data,
                format,
                format < DataFormat.PRESENT ? "an earlier" : "a later",
                DataFormat.PRESENT,
                CommandHint.typed(data),
                CommandHint.typed(data.resolveSibling("data-of-format-" + format)),
                hint.of("start")));
  }
}
