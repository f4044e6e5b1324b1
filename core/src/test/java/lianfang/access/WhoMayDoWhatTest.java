package lianfang.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WhoMayDoWhatTest {

  /** One line an office: what it may decide, see by name, and record. */
  private static final String OFFICES =
      """
      command          orders=yes closes=yes names=yes records=no
      disease-control  orders=yes closes=no  names=yes records=yes
      department       orders=no  closes=no  names=no  records=no
      statistics       orders=no  closes=no  names=no  records=no
      township         orders=no  closes=no  names=yes records=yes
      village          orders=no  closes=no  names=yes records=yes
      gate             orders=no  closes=no  names=no  records=no
      enterprise       orders=no  closes=no  names=no  records=no
      auditor          orders=no  closes=no  names=no  records=no
      administrator    orders=no  closes=no  names=no  records=no
      """;

  @Test
  void officesAreAllowedExactlyWhatTheTableSays() {
    String actual =
        Arrays.stream(Role.values())
            .map(role ->
                "%-16s orders=%-3s closes=%-3s names=%-3s records=%s\n"
                    .formatted(
                        role.word(),
                        may(role, Permission.ORDER_MEASURE),
                        may(role, Permission.ORDER_CLOSURE),
                        may(role, Permission.OPEN_PERSON),
                        may(role, Permission.RECORD_FACT)))
            .collect(Collectors.joining());

    assertThat(actual).isEqualTo(OFFICES);
  }

  @Test
  void everyPermissionBelongsToSomeOffice() {
    Set<Permission> held = Separation.permissions(EnumSet.allOf(Role.class));

    assertThat(held).containsExactlyInAnyOrder(Permission.values());
  }

  @Test
  void everySingleRoleKeepsTheSeparation() {
    for (Role role : Role.values()) {
      assertThat(Separation.broken(EnumSet.of(role))).as(role.word()).isEmpty();
    }
  }

  @Test
  void noAdmissibleSetOfRolesBothDraftsAndApprovesOrAdministersOrAudits() {
    for (int bits = 0; bits < 1 << Role.values().length; bits++) {
      Set<Role> roles = EnumSet.noneOf(Role.class);
      for (Role role : Role.values()) {
        if ((bits >> role.ordinal() & 1) == 1) {
          roles.add(role);
        }
      }
      Set<Permission> held = Separation.permissions(roles);
      boolean mixed =
          held.containsAll(Set.of(Permission.DRAFT_NOTICE, Permission.APPROVE_NOTICE))
              || roles.contains(Role.ADMINISTRATOR) && roles.size() > 1
              || roles.contains(Role.AUDITOR) && roles.size() > 1;
      assertThat(Separation.broken(roles).isPresent()).as(roles.toString()).isEqualTo(mixed);
    }
  }

  private static String may(Role role, Permission permission) {
    return role.permissions().contains(permission) ? "yes" : "no";
  }
}
