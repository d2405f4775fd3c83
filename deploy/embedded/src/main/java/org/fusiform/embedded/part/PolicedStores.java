package org.fusiform.embedded.part;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.embedded.Credentials;
import org.fusiform.embedded.ServiceSecret;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.blobstore.BlobStore;

/** The store of each of several keys: all of it for the keys of everybody, else what a service's policy opens. */
final class PolicedStores implements BlobStoreLocator {
    private static final List<String> SERVICES = List.of("gateway", "extractor", "stats");

    private final Map<String, AccessGrant> grants = new HashMap<>();

    /** @param policies folder with {@code s3-SERVICE.json} */
    PolicedStores(BlobStore store, Credentials credentials, Path policies) throws IOException {
        grants.put(credentials.s3AccessKey(), new AccessGrant(credentials.s3SecretKey(), store));
        for (String service : SERVICES) {
            StorePolicy policy = StorePolicy.read(policies.resolve("s3-" + service + ".json"));
            grants.put(
                    service,
                    new AccessGrant(
                            ServiceSecret.of(credentials.s3SecretKey(), service), new PolicedStore(store, policy)));
        }
    }

    @Override
    public AccessGrant locateBlobStore(String identity, String container, String blob) {
        return grants.get(identity);
    }
}
