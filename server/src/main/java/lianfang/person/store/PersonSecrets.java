package lianfang.person.store;

import javax.crypto.SecretKey;
import lianfang.fact.RandomBytes;
import lianfang.instance.Keys;
import org.springframework.stereotype.Component;

/** 密钥使用: hands out sealing and blind indexing, an instance for each thread that works. */
@Component
public final class PersonSecrets {

  private final SecretKey master;
  private final SecretKey blind;
  private final RandomBytes random = new RandomBytes();

  /** Takes the master key and the blind-index key of the instance. */
  public PersonSecrets(Keys keys) {
    this.master = keys.master();
    this.blind = keys.blindIndex();
  }

  /** Sealing for one thread. */
  public Vault vault() {
    return new Vault(master, random);
  }

  /** Blind indexes for one thread. */
  public BlindIndex index() {
    return new BlindIndex(blind);
  }
}
