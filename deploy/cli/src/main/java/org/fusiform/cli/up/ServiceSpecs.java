package org.fusiform.cli.up;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.JvmFlags;
import org.fusiform.embedded.PostgresAddress;
import org.fusiform.embedded.leash.FreePorts;

/** The services of a plan, told by their environment where the parts are. */
final class ServiceSpecs {
    /** Native memory in huge pages: a fault for every 4 KiB of a large array costs more than filling it. */
    private static final String HUGE_PAGES = "glibc.malloc.hugetlb=1";

    /** PyTorch's tensors are large and live for a moment: memory that they give back stays with the process. */
    private static final String KEPT_PAGES = HUGE_PAGES + ":glibc.malloc.arena_max=1"
            + ":glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=17179869184";

    /** A thread of the forward pass that waits for the others leaves its core to the services that share it. */
    private static final String RESTING_THREADS = "passive";

    /** Their large arrays lie outside the heap; what is left is soonest swept by one thread, without barriers in the code. */
    private static final String SIMPLE_COLLECTOR = "-XX:+UseSerialGC";

    /** No code of it runs often enough to be worth the better compiler, which its start would keep busy. */
    private static final List<String> SIMPLE_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    private final SystemPlan plan;
    private final Checkout checkout;
    private final EmbeddedSystem parts;

    ServiceSpecs(SystemPlan plan, Checkout checkout, EmbeddedSystem parts) {
        this.plan = plan;
        this.checkout = checkout;
        this.parts = parts;
    }

    /** The gateway first; every other service on a port of its own. */
    List<ServiceSpec> all() {
        List<ServiceSpec> all = new ArrayList<>();
        all.add(gateway());
        for (int number = 1; number <= plan.extractors(); number++) {
            all.add(extractor(number));
        }
        for (int number = 1; number <= plan.stats(); number++) {
            all.add(stats(number));
        }
        return all;
    }

    private ServiceSpec gateway() {
        Map<String, String> environment = common(plan.port());
        environment.putAll(database("gateway"));
        environment.put(
                "FUSIFORM_UPLOAD_DIR", plan.data().resolve("gateway-uploads").toString());
        environment.put("FUSIFORM_ACCESS_MODE", plan.access() ? "required" : "off");
        if (plan.access()) {
            environment.put("FUSIFORM_ACCESS_FIRST_KEY", new AdminKey(plan.data()).secret());
        }
        return spec("gateway", "gateway", plan.port(), "-Xmx512m", SIMPLE_COMPILER, environment);
    }

    private ServiceSpec extractor(int number) {
        int port = FreePorts.next();
        Map<String, String> environment = common(port);
        environment.put("FUSIFORM_EXTRACTOR_DRAIN", Service.DRAIN.toSeconds() + "s");
        environment.put("DJL_OFFLINE", "true");
        environment.put("OPT_OUT_TRACKING", "true");
        environment.put("GLIBC_TUNABLES", KEPT_PAGES);
        environment.put("OMP_WAIT_POLICY", RESTING_THREADS);
        return spec("extractor-" + number, "extractor-service", port, "-Xmx1g", JvmFlags.LOOPS_FIRST, environment);
    }

    private ServiceSpec stats(int number) {
        int port = FreePorts.next();
        Map<String, String> environment = common(port);
        environment.putAll(database("stats"));
        environment.put("GLIBC_TUNABLES", HUGE_PAGES);
        return spec("stats-" + number, "stats-service", port, "-Xmx1g", JvmFlags.LOOPS_FIRST, environment);
    }

    private ServiceSpec spec(
            String name, String module, int port, String heap, List<String> compiler, Map<String, String> environment) {
        Path recording = plan.data().resolve("startup").resolve(name + ".aotconf");
        StartupCache cache = new StartupCache(checkout.application(module), recording, plan.learnsStart());
        List<String> flags = new ArrayList<>(List.of(heap, SIMPLE_COLLECTOR, JvmFlags.HUGE_HEAP));
        flags.addAll(compiler);
        return new ServiceSpec(name, checkout.application(module), port, flags, cache, environment);
    }

    private Map<String, String> common(int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", parts.kafka().bootstrapServers());
        environment.put("FUSIFORM_STORE_ENDPOINT", parts.s3().endpoint());
        environment.put("FUSIFORM_STORE_BUCKET", parts.s3().bucket());
        environment.put("FUSIFORM_STORE_ACCESS_KEY", parts.s3().accessKey());
        environment.put("FUSIFORM_STORE_SECRET_KEY", parts.s3().secretKey());
        return environment;
    }

    private Map<String, String> database(String service) {
        PostgresAddress postgres = parts.postgres().as(service);
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(),
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", postgres.user(),
                "QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    }
}
