package lianfang.instance;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * 密钥: the secrets of an instance, in a folder outside its data folder, each file readable by its
 * owner alone. They are made once, at first use, and never written elsewhere.
 */
public final class Keys {

  private static final int SECRET_BYTES = 32;

  private final Path folder;

  /** Keys in {@code folder}, which is created where it is missing. */
  public Keys(Path folder) {
    this.folder = folder;
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new InstanceProblem(
          "Folder of keys " + folder + " cannot be created",
          "give another with --keys DIR, or let your user write there",
          e);
    }
  }

  /**
   * The folder of the keys of a data folder: beside it, so that a copy of the data alone opens no
   * name.
   *
   * @param given what the operator asked for, or null
   */
  public static Path folder(Path data, @Nullable Path given) {
    Path keys =
        given == null
            ? data.resolveSibling(data.getFileName() + ".keys")
            : given.toAbsolutePath().normalize();
    if (keys.startsWith(data)) {
      throw new InstanceProblem(
          "Keys " + keys + " would lie inside the data folder",
          "give a folder outside " + data + " with --keys DIR");
    }
    return keys;
  }

  /** Where the files lie; a backup of the data never holds them. */
  public Path folder() {
    return folder;
  }

  /** The AES-256 key that wraps each person's own key. */
  public SecretKey master() {
    return new SecretKeySpec(secret("master.key"), "AES");
  }

  /** The HMAC-SHA-256 key of the blind indexes. */
  public SecretKey blindIndex() {
    return new SecretKeySpec(secret("blind-index.key"), "HmacSHA256");
  }

  /** The Ed25519 pair that signs the head of the ledger. */
  public KeyPair anchor() {
    return pair("anchor.key", "Ed25519");
  }

  /** A pair on the curve P-256 under its own file name, made at first use. */
  public KeyPair curvePair(String name) {
    return pair(name, "EC");
  }

  private KeyPair pair(String name, String algorithm) {
    try {
      List<String> lines = read(name, () -> newPair(algorithm)).lines().toList();
      KeyFactory factory = KeyFactory.getInstance(algorithm);
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(decode(lines.get(1)))),
          factory.generatePrivate(new PKCS8EncodedKeySpec(decode(lines.get(0)))));
    } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
      throw damaged(name, e);
    }
  }

  /** A random password of a database role, made at first use. */
  public String password(String role) {
    return read(role + ".password", Keys::newSecret).strip();
  }

  /** 实例号: by which a server knows whose roles it holds; random, and no secret. */
  public String instance() {
    return read("instance.id", () -> java.util.UUID.randomUUID().toString()).strip();
  }

  /** Any other secret of 32 random bytes under its own file name, such as "session.key". */
  public byte[] secret(String name) {
    byte[] secret = decode(read(name, Keys::newSecret));
    if (secret.length != SECRET_BYTES) {
      throw damaged(name, null);
    }
    return secret;
  }

  private String read(String name, Supplier<String> made) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        create(file, made.get());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new InstanceProblem(
          "Key " + file + " cannot be read or created",
          "run as the user who owns it, or put back the folder from the backup of the keys",
          e);
    }
  }

  private static void create(Path file, String text) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path part =
        Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part", owner);
    try {
      Files.writeString(part, text, StandardOpenOption.SYNC);
      // A link fails where another process was first: nobody ever sees half a key.
      Files.createLink(file, part);
    } catch (FileAlreadyExistsException first) {
      LoggerFactory.getLogger(Keys.class).debug("{} was made by another", first.getFile());
    } finally {
      Files.delete(part);
    }
  }

  private static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n";
  }

  private static String newPair(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      KeyPair pair = generator.generateKeyPair();
      Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
      return encoder.encodeToString(pair.getPrivate().getEncoded())
          + "\n"
          + encoder.encodeToString(pair.getPublic().getEncoded())
          + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " belongs to every JDK", e);
    }
  }

  private byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw damaged("a key", e);
    }
  }

  private InstanceProblem damaged(String name, @Nullable Throwable cause) {
    String what = "File " + name + " in " + folder + " is no key of this instance";
    String remedy = "put it back from the backup of the keys";
    return cause == null
        ? new InstanceProblem(what, remedy)
        : new InstanceProblem(what, remedy, cause);
  }
}
