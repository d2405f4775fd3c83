package org.fusiform.storage.bean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.ObservedStore;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.S3Settings;
import org.fusiform.storage.StoreObserver;

/** The object store of this process. */
@Singleton
public class StoreBean {
    @Produces
    @ApplicationScoped
    ObjectStore store(StoreConfig config, StoreObserver observer) {
        S3ObjectStore store = new S3ObjectStore(new S3Settings(
                config.endpoint(),
                config.bucket(),
                config.accessKey(),
                config.secretKey(),
                config.region(),
                config.authorities()));
        return new ObservedStore(store, observer);
    }

    void close(@Disposes ObjectStore store) throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
