package lianfang;

import lianfang.web.command.Lianfang;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** 联防: the server and its command line. */
@SpringBootApplication
public class Application {

  static void main(String[] words) {
    System.exit(Lianfang.run(Application.class, words));
  }
}
