package org.referralrouter.audit.operate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are asked for; null for any. They come in the order in which they first failed.
 *
 * @param after the letter after which the page begins
 */
public record LetterQuery(
    Letter.@Nullable State state,
    @Nullable String topic,
    @Nullable String reason,
    @Nullable UUID concern,
    @Nullable UUID after,
    int limit) {}
