package lianfang.web.action;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.instance.InstanceSettings;
import lianfang.rulebook.notice.Notice;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import org.springframework.stereotype.Component;

/**
 * 适用区域: who may act on a notice. A national rule concerns here the cities of this instance, and no
 * others; whoever acts answers for every area in which the notice holds.
 */
@Component
public final class NoticeScope {

  private final InstanceSettings settings;

  NoticeScope(InstanceSettings settings) {
    this.settings = settings;
  }

  /** The areas of this instance in which the notice holds. */
  public List<String> areas(Notice notice) {
    return notice.scope().stream().flatMap(this::here).distinct().collect(Collectors.toList());
  }

  private Stream<String> here(String prefix) {
    return settings.cities().stream()
        .filter(city -> city.startsWith(prefix) || prefix.startsWith(city))
        .map(city -> city.startsWith(prefix) ? city : prefix);
  }

  /** Whether this user answers for all areas of the notice. */
  public boolean covers(CurrentUser user, Notice notice) {
    return areas(notice).stream().allMatch(user.scope()::contains);
  }

  /**
   * Refuses whoever does not answer for all areas of the notice.
   *
   * @throws NotAllowed with the first area outside
   */
  public void require(CurrentUser user, Notice notice) {
    for (String area : areas(notice)) {
      if (!user.scope().contains(area)) {
        throw NotAllowed.outside(area);
      }
    }
  }
}
