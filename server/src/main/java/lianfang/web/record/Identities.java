package lianfang.web.record;

import java.util.List;
import java.util.UUID;
import lianfang.web.shell.Shell;

/** 身份: what is known of a person, opened only after the audit holds the look. */
public interface Identities {

  /** Lines in the page's language; empty for an erased or unknown person. */
  List<RecordPage.Line> of(Shell shell, UUID person);
}
