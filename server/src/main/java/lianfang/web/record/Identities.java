package lianfang.web.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.person.Register;
import lianfang.person.RosterColumn;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 身份: what is known of a person, opened only after the audit holds the look. */
@Component
class Identities {

  /** What is shown, in this order. */
  private static final List<RosterColumn> SHOWN =
      List.of(
          RosterColumn.NAME,
          RosterColumn.SEX,
          RosterColumn.IDENTITY_NUMBER,
          RosterColumn.PHONE,
          RosterColumn.REGISTERED_PLACE,
          RosterColumn.GROUP,
          RosterColumn.ALLEY,
          RosterColumn.COURTYARD,
          RosterColumn.BUILDING,
          RosterColumn.UNIT,
          RosterColumn.DOOR,
          RosterColumn.HEAD,
          RosterColumn.RELATION,
          RosterColumn.REPORTED_BY,
          RosterColumn.EMPLOYER,
          RosterColumn.RESPONSIBLE,
          RosterColumn.SOURCE_CASE,
          RosterColumn.REMARKS);

  private final Register register;
  private final Subjects subjects;

  Identities(Register register, Subjects subjects) {
    this.register = register;
    this.subjects = subjects;
  }

  /** Lines in the page's language; empty for an erased or unknown person. */
  List<RecordPage.Line> of(Shell shell, UUID person) {
    Optional<Register.Entry> found = register.find(person);
    if (found.isEmpty()) {
      return List.of();
    }
    Register.Entry entry = found.get();
    boolean chinese = shell.language() == Language.ZH;
    List<RecordPage.Line> lines = new ArrayList<>();
    for (RosterColumn column : SHOWN) {
      String text = entry.particulars().text(column);
      if (!text.isEmpty()) {
        String said = column == RosterColumn.SEX ? shell.texts().word("sex", text) : text;
        lines.add(new RecordPage.Line(chinese ? column.zh() : column.en(), said));
      }
    }
    lines.add(
        new RecordPage.Line(shell.t("people.village"), subjects.village(shell, entry.area())));
    lines.add(
        new RecordPage.Line(
            shell.t("record.roster"), shell.t("record.row", entry.roster(), entry.ref())));
    return lines;
  }
}
