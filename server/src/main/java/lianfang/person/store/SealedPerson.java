package lianfang.person.store;

import java.util.UUID;

/**
 * A person's key and particulars, both sealed.
 *
 * @param id opaque
 * @param area village of residence
 * @param roster name of the roster whose row landed last
 * @param ref 序号 of that row
 * @param wrapped key sealed by the master key; empty once the person is erased
 * @param sealed particulars sealed by the person's key; empty once the person is erased
 */
public record SealedPerson(
    UUID id, String area, String roster, String ref, byte[] wrapped, byte[] sealed) {

  /** Whether the key was destroyed. */
  public boolean erased() {
    return wrapped.length == 0;
  }
}
