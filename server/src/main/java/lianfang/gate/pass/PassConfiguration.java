package lianfang.gate.pass;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives what core needs: providers of signatures. */
@Configuration(proxyBeanMethods = false)
class PassConfiguration {

  /**
   * SM2 by Bouncy Castle; everything else in the JDK's own order, so that a native one may lead.
   */
  @Bean
  Signatures signatures() {
    return Signatures.ofTheJdk().with(SignatureAlgorithm.SM2, new BouncyCastleProvider());
  }

  @Bean
  PassVerifier passVerifier(Signatures signatures) {
    return new PassVerifier(signatures);
  }
}
