package lianfang.web.inspect;

import lianfang.access.phone.ShiftPhones;
import lianfang.web.offline.OfflineWall;
import lianfang.web.offline.ShiftFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Anybody loads the page; a bound phone in a shift does the rest. */
@Configuration(proxyBeanMethods = false)
class InspectWall {

  /** A picture as a camera writes it, with some room for its head. */
  private static final long PICTURE_MAX = 21L << 20;

  @Bean
  @Order(1)
  SecurityFilterChain inspectChain(HttpSecurity http, ShiftPhones phones) throws Exception {
    return OfflineWall.around(
        http, "/inspect", new PictureFilter(phones), "/inspect/bind", "/inspect/shift");
  }

  /** Reads pictures as well as batches. */
  private static final class PictureFilter extends ShiftFilter {

    PictureFilter(ShiftPhones phones) {
      super(phones);
    }

    @Override
    protected long most(String path) {
      return path.equals("/inspect/evidence") ? PICTURE_MAX : super.most(path);
    }
  }
}
