package org.fusiform.embedded.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.fusiform.embedded.Credentials;

/**
 * A certificate for 127.0.0.1 that vouches for itself, and its key.
 *
 * @param keyStore of both, PKCS 12
 * @param certificate PEM, which is also what clients trust
 * @param key PEM, which its owner alone can read
 */
public record Certificate(Path keyStore, String password, Path certificate, Path key) {
    private static final String ALIAS = "parts";
    private static final String PASSWORD = "of-no-use-without-the-file";

    /** Made by the JDK's keytool in {@code directory}. */
    public static Certificate make(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Files.createDirectories(directory);
        Path store = directory.resolve("parts.p12");
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-dname",
                "CN=Fusiform parts",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        Process process = new ProcessBuilder(keytool)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool makes no certificate in " + directory);
        }
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            made.load(in, PASSWORD.toCharArray());
        }
        Path certificate = directory.resolve("ca.pem");
        Files.writeString(
                certificate, pem("CERTIFICATE", made.getCertificate(ALIAS).getEncoded()));
        Path key = Credentials.privateFile(
                directory,
                "key",
                pem("PRIVATE KEY", made.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
        return new Certificate(store, PASSWORD, certificate, key);
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }
}
