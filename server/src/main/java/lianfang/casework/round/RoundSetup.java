package lianfang.casework.round;

import java.nio.file.Path;
import lianfang.casework.venue.Venues;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads what a round may visit from the playbook. */
@Configuration(proxyBeanMethods = false)
class RoundSetup {

  @Bean
  RoundKinds roundKinds(Venues venues, @Qualifier("playbook") Path playbook) {
    return RoundKinds.load(playbook.resolve("rounds/kinds.yaml"), venues.rules());
  }
}
