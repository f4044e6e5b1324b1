package lianfang.person.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody registered, by blind indexes alone: what matching compares.
 *
 * @param id opaque
 * @param number blind index of the number, or null
 * @param phone blind index of the phone, or null
 * @param name blind index of the name
 * @param birth blind index of the birth date, or null
 * @param head blind index of the head of household with the village, or null
 */
public record KnownPerson(
    UUID id,
    @Nullable UUID number,
    @Nullable Long phone,
    long name,
    @Nullable Long birth,
    @Nullable Long head) {}
