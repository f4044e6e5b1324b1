package lianfang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** 联防: the server and its command line. */
@SpringBootApplication
public class Application {

  static void main(String[] words) {
    SpringApplication.run(Application.class, words);
  }
}
