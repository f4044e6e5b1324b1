package lianfang.web.register;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * The form of an arrival.
 *
 * @param shared what the whole household has in common
 * @param members one group of fields a person
 * @param done who was registered and what follows; empty while the form is filled in
 */
public record RegisterPage(
    Shell shell, Head head, List<Field> shared, List<Member> members, List<Done> done)
    implements Page {

  /** One person of the form. */
  public record Member(String title, List<Field> fields) {}

  /** One person who was registered: how it is called, the record, what follows in words. */
  public record Done(String name, String record, String follows) {}

  /** All fields, for the summary of what is wrong. */
  public List<Field> all() {
    return java.util.stream.Stream.concat(
            shared.stream(), members.stream().flatMap(member -> member.fields().stream()))
        .toList();
  }
}
