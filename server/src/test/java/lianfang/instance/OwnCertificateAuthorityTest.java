package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import lianfang.instance.tls.LocalAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateAuthorityTest {

  @TempDir private Path keys;

  @Test
  void signsForNamesAndAddressesAndKeepsItsRoot() throws Exception {
    var authority = new LocalAuthority(keys, Clock.systemUTC());
    X509Certificate root = read(authority.root());
    var issued = authority.issue(List.of("localhost", "127.0.0.1"));
    X509Certificate leaf = read(issued.certificate());
    leaf.verify(root.getPublicKey());
    leaf.checkValidity();
    assertThat(leaf.getSubjectAlternativeNames().toString()).contains("localhost", "127.0.0.1");
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(root.getBasicConstraints()).isZero();
    var later = new LocalAuthority(keys, Clock.systemUTC());
    assertThat(read(later.root())).isEqualTo(root);
    read(later.issue(List.of("localhost")).certificate()).verify(root.getPublicKey());
  }

  @Test
  void letsNobodyElseReadItsKeys() throws Exception {
    var issued = new LocalAuthority(keys, Clock.systemUTC()).issue(List.of("localhost"));
    for (Path file : List.of(issued.key(), keys.resolve("authority.key"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private static X509Certificate read(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
