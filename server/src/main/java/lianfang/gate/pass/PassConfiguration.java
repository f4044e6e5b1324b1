package lianfang.gate.pass;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.springframework.beans.factory.annotation.Value;
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

  /**
   * A verifier for those who ask the server.
   *
   * @param remembered how many texts it remembers, a kilobyte each; of none, each is verified anew
   */
  @Bean
  PassVerifier passVerifier(
      Signatures signatures, @Value("${lianfang.passes.remembered:40000}") int remembered) {
    return new PassVerifier(signatures, new LatelyShown(remembered));
  }
}
