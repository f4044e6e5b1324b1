package lianfang.web.register;

import java.util.List;
import lianfang.web.shell.Shell;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Completes the names of areas while they are typed; divisions are no secret, and somebody's way to
 * work or a lorry's route leads out of the own area.
 */
@RestController
class AreasNamed {

  private final AreaChoice choice;

  AreasNamed(AreaChoice choice) {
    this.choice = choice;
  }

  @GetMapping(path = "/areas/named", produces = MediaType.APPLICATION_JSON_VALUE)
  List<AreaChoice.Offer> named(Shell shell, @RequestParam(defaultValue = "") String q) {
    return choice.find(shell, q, shell.ground().code());
  }
}
