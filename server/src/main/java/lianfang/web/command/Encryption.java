package lianfang.web.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.instance.InstanceProblem;
import lianfang.instance.tls.LocalAuthority;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the console is encrypted: not at all, by a given certificate, or by its own authority. */
final class Encryption {

  @Option(
      names = "--tls",
      split = ",",
      arity = "1",
      paramLabel = "CERT,KEY",
      description = "证书和私钥 PEM files of the certificate chain and its private key.")
  private @Nullable List<Path> files;

  @Option(
      names = "--local-authority",
      description = "本地证书机构 Certificate by the instance's own authority.")
  private boolean localAuthority;

  @Option(
      names = "--print-root",
      description = "打印根证书 Print the authority's root, to install on phones, and end.")
  private boolean printRoot;

  boolean printsRoot() {
    return printRoot;
  }

  boolean encrypts() {
    return localAuthority || files != null;
  }

  void printRoot(Path keys, PrintWriter out) {
    try {
      out.print(Files.readString(new LocalAuthority(keys, Clock.systemUTC()).root()));
      out.flush();
    } catch (IOException e) {
      throw new InstanceProblem("The root cannot be read", "let your user read " + keys, e);
    }
  }

  /** What the web server must know. */
  Map<String, Object> properties(Path keys, String address) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (localAuthority) {
      var issued = new LocalAuthority(keys, Clock.systemUTC()).issue(names(address));
      put(properties, issued.certificate(), issued.key());
    } else if (files != null) {
      if (files.size() != 2) {
        throw new InstanceProblem(
            "--tls " + files + " names " + files.size() + " files", "give two: --tls CERT,KEY");
      }
      put(properties, readable(files.get(0)), readable(files.get(1)));
    }
    return properties;
  }

  private static void put(Map<String, Object> properties, Path certificate, Path key) {
    properties.put("server.ssl.certificate", certificate.toUri().toString());
    properties.put("server.ssl.certificate-private-key", key.toUri().toString());
  }

  private static Path readable(Path file) {
    if (!Files.isReadable(file)) {
      throw new InstanceProblem(
          "The file " + file + " of --tls cannot be read", "give a PEM file that you may read");
    }
    return file;
  }

  /** All names and addresses by which somebody on this network may call the console. */
  private static Set<String> names(String address) {
    Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
    try {
      names.add(InetAddress.getLocalHost().getHostName());
      names.add(InetAddress.getByName(address).getHostAddress());
      NetworkInterface.networkInterfaces()
          .flatMap(network -> network.getInterfaceAddresses().stream())
          .map(InterfaceAddress::getAddress)
          .map(each -> each.getHostAddress().replaceAll("%.*", ""))
          .forEach(names::add);
    } catch (IOException e) {
      throw new InstanceProblem(
          "The address '" + address + "' is unknown", "give one of this machine with --address", e);
    }
    return names;
  }
}
