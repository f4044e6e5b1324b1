package lianfang.instance.tls;

import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import lianfang.instance.InstanceProblem;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * 本地证书机构: signs the console's certificate with a root of the instance's own. Phones that install
 * the root once trust every certificate that follows; cameras and offline pages need that.
 */
public final class LocalAuthority {

  private static final Duration ROOT_VALIDITY = Duration.ofDays(3650);

  /** Browsers refuse certificates that hold longer than 398 days. */
  private static final Duration LEAF_VALIDITY = Duration.ofDays(390);

  private static final X500Name ROOT_NAME = new X500Name("CN=Lianfang local authority");

  private final Path folder;
  private final Clock real;

  /**
   * The authority of an instance; its root is made at first use.
   *
   * @param keys the folder of the instance's keys
   * @param real the real clock, since browsers use it
   */
  public LocalAuthority(Path keys, Clock real) {
    this.folder = keys;
    this.real = real;
    try {
      if (!Files.exists(root())) {
        createRoot();
      }
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw failed(e);
    }
  }

  /** The root certificate as PEM, to be installed on phones. */
  public Path root() {
    return folder.resolve("authority.pem");
  }

  /**
   * A fresh certificate for {@code names} and its key, as two PEM files.
   *
   * @param names host names and IP addresses
   */
  public Issued issue(Collection<String> names) {
    try {
      KeyPair pair = newPair();
      X509Certificate root = read(root());
      X509v3CertificateBuilder leaf =
          builder(new X500Name("CN=Lianfang"), pair.getPublic(), LEAF_VALIDITY);
      GeneralName[] alternatives =
          names.stream().map(LocalAuthority::name).toArray(GeneralName[]::new);
      leaf.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
      leaf.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      PrivateKey signer = key();
      Path key = folder.resolve("server-certificate.key");
      Path chain = folder.resolve("server-certificate.pem");
      write(key, new JcaPKCS8Generator(pair.getPrivate(), null));
      write(chain, sign(leaf, signer), root);
      return new Issued(chain, key);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw failed(e);
    }
  }

  /**
   * A certificate that was issued.
   *
   * @param certificate PEM file with the chain
   * @param key PEM file with the private key
   */
  public record Issued(Path certificate, Path key) {}

  private void createRoot()
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair pair = newPair();
    X509v3CertificateBuilder root = builder(ROOT_NAME, pair.getPublic(), ROOT_VALIDITY);
    root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    root.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    write(folder.resolve("authority.key"), new JcaPKCS8Generator(pair.getPrivate(), null));
    write(root(), sign(root, pair.getPrivate()));
  }

  private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Duration validity)
      throws CertIOException {
    Instant now = real.instant();
    return new JcaX509v3CertificateBuilder(
        ROOT_NAME,
        new BigInteger(120, new SecureRandom()),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(validity)),
        subject,
        key);
  }

  private static X509Certificate sign(X509v3CertificateBuilder certificate, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    return new JcaX509CertificateConverter().getCertificate(certificate.build(signer));
  }

  private static GeneralName name(String name) {
    boolean address = name.contains(":") || name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static KeyPair newPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private PrivateKey key() throws IOException {
    try (Reader in = Files.newBufferedReader(folder.resolve("authority.key"));
        var pem = new PEMParser(in)) {
      return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) pem.readObject());
    }
  }

  private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
    try (Reader in = Files.newBufferedReader(file);
        var pem = new PEMParser(in)) {
      return new JcaX509CertificateConverter()
          .getCertificate((X509CertificateHolder) pem.readObject());
    }
  }

  private static void write(Path file, Object... objects) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var pem = new JcaPEMWriter(Files.newBufferedWriter(file))) {
      for (Object object : objects) {
        pem.writeObject(object);
      }
    }
  }

  private InstanceProblem failed(Exception cause) {
    return new InstanceProblem(
        "The local authority in " + folder + " cannot be used (" + cause.getMessage() + ")",
        "let your user write there, or put its files back from the backup of the keys",
        cause);
  }
}
