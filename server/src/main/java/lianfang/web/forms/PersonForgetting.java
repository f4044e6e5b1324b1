package lianfang.web.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.KeptForms;
import lianfang.casework.erasure.CasesOfPerson;
import lianfang.instance.Forgetting;
import lianfang.person.confided.Confided;
import lianfang.person.confided.FormDrafts;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 涉人办件销毁: what was typed into forms of cases about somebody and not sent, and whom those forms
 * named, go with the person. Before the forms themselves, which say whom they named.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PersonForgetting implements Forgetting {

  private final CasesOfPerson cases;
  private final FormDrafts drafts;
  private final Confided confided;
  private final KeptForms late;

  PersonForgetting(CasesOfPerson cases, FormDrafts drafts, Confided confided, KeptForms late) {
    this.late = late;
    this.cases = cases;
    this.drafts = drafts;
    this.confided = confided;
  }

  @Override
  public Map<String, Long> person(UUID person) {
    Map<String, Long> destroyed = new LinkedHashMap<>();
    List<UUID> about = new ArrayList<>(cases.of(person));
    about.add(person);
    long unsent = about.stream().mapToLong(drafts::forget).sum();
    destroyed.put("drafts of forms", unsent);
    destroyed.put("identities confided to forms", confided.destroy(cases.named(person)));
    destroyed.put(
        "forms that came too late", late.forgetAbout(about.stream().map(UUID::toString).toList()));
    return destroyed;
  }

  /** Their own modules destroy all drafts and all that was confided. */
  @Override
  public Map<String, Long> everybody() {
    return Map.of("forms that came too late", late.forgetAll());
  }
}
