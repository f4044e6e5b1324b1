package lianfang.person.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the database holds it: blind indexes and what is sealed.
 *
 * @param id opaque, random
 * @param area 12-digit code of the village in which the person lives
 * @param roster name of the roster whose row landed last
 * @param ref 序号 of that row
 * @param number blind index of the document's number, or null
 * @param phone blind index of the phone, or null
 * @param name blind index of the full name
 * @param birth blind index of the birth date, or null
 * @param tail blind index of the number's last four characters with the village, or null
 * @param head blind index of the head of household with the village, or null
 * @param household the household's place
 * @param wrapped the person's key, sealed by the master key
 * @param sealed the particulars
 */
public record PersonRow(
    UUID id,
    String area,
    String roster,
    String ref,
    @Nullable UUID number,
    @Nullable Long phone,
    long name,
    @Nullable Long birth,
    @Nullable Long tail,
    @Nullable Long head,
    UUID household,
    byte[] wrapped,
    byte[] sealed) {}
