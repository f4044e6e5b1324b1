package lianfang.rulebook;

import java.util.List;
import java.util.UUID;

/**
 * 依据: why a measure, duty, refusal or figure exists.
 *
 * @param notice the notice's id, its folder's name
 * @param edition content hash of the edition, hexadecimal
 * @param clause the clause's id in the notice, such as "2"
 * @param row the table's row, such as "K2"
 * @param facts the facts that it rests on, in order of recording
 * @param readings the readings used, by their key
 */
public record Basis(
    String notice,
    String edition,
    String clause,
    String row,
    List<UUID> facts,
    List<String> readings) {}
