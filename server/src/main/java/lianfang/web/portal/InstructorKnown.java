package lianfang.web.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.access.Accounts;
import lianfang.casework.known.KnownValues;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/** 指导员所知: an instructor is named by an account, and only pages may say how that is called. */
@Component
class InstructorKnown implements KnownValues {

  private final FirmPosts posts;
  private final Accounts accounts;

  InstructorKnown(FirmPosts posts, Accounts accounts) {
    this.posts = posts;
    this.accounts = accounts;
  }

  @Override
  public Known of(Subject about, LocalDate day) {
    if (about.kind() != Subject.Kind.ENTERPRISE) {
      return Known.NOTHING;
    }
    return posts
        .on(about.id(), FirmPost.INSTRUCTOR, day)
        .map(FirmPosts.Holder::account)
        .flatMap(id -> Optional.ofNullable(accounts.displayNames(List.of(id)).get(id)))
        .map(called -> new Known(Map.of("firm.instructor", called), Map.of()))
        .orElse(Known.NOTHING);
  }
}
