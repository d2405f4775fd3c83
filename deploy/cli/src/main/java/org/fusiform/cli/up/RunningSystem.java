package org.fusiform.cli.up;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.terminal.Pause;
import org.fusiform.cli.terminal.Terminal;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.leash.FreePorts;

/** The whole system on this machine. Closing it stops the services, then the parts; nothing is left running. */
public final class RunningSystem implements AutoCloseable {
    /** A gateway whose command was killed lets go of its port within seconds. */
    private static final Duration PORT_PATIENCE = Duration.ofSeconds(2);

    private final SystemPlan plan;
    private final DirectoryHold hold;
    private final List<Service> services = new ArrayList<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Readiness readiness = new Readiness();
    private final Terminal terminal;
    private EmbeddedSystem parts;
    private List<ServiceSpec> specs = List.of();
    private volatile boolean closing;

    private RunningSystem(SystemPlan plan, DirectoryHold hold, Terminal terminal) {
        this.plan = plan;
        this.hold = hold;
        this.terminal = terminal;
    }

    /**
     * Returns when the gateway is ready, which alone has the processors until then: what it is asked for waits for the other
     * services, which have been started. Where it does not get ready, everything is stopped and the reason is thrown.
     */
    public static RunningSystem start(SystemPlan plan, Terminal terminal) throws InterruptedException {
        Checkout checkout = Checkout.current();
        RunningSystem system = new RunningSystem(plan, DirectoryHold.take(plan.data()), terminal);
        try {
            awaitPort(plan.port());
            system.startAll(checkout);
            return system;
        } catch (InterruptedException | RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private static void awaitPort(int port) {
        long end = System.nanoTime() + PORT_PATIENCE.toNanos();
        while (!FreePorts.isFree(port)) {
            if (System.nanoTime() > end) {
                throw new CommandFailure("port " + port + " is taken by another program; choose one with --port");
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    private void startAll(Checkout checkout) throws InterruptedException {
        terminal.say("starting Kafka, PostgreSQL and S3 on " + plan.data() + " …");
        parts = EmbeddedSystem.start(plan.data());
        parts.onExit().thenAccept(this::partsEnded);
        parts.createTopics(SystemTopics.partitions());
        specs = new ServiceSpecs(plan, checkout, parts).all();
        specs.forEach(spec -> services.add(new Service(spec, plan.logs())));
        Service gateway = services.getFirst();
        terminal.say("starting " + gateway.name() + " …");
        gateway.start();
        awaitReady(gateway);
        terminal.say("starting " + workerNames() + " …");
        workers().forEach(Service::start);
        if (plan.access()) {
            terminal.say("an admin's key is in " + new AdminKey(plan.data()).file()
                    + ", readable for you alone: export FUSIFORM_TOKEN=$(cat …), then fusiform key create …");
        }
    }

    private List<Service> workers() {
        return services.subList(1, services.size());
    }

    private String workerNames() {
        return String.join(", ", workers().stream().map(Service::name).toList());
    }

    private void awaitReady(Service service) throws InterruptedException {
        readiness.await(service);
        Supervisor.watch(service, terminal, failure);
    }

    /** Returns when the services that work on campaigns are ready, too; throws the reason where one does not get so. */
    public void awaitWorkers() throws InterruptedException {
        for (Service worker : workers()) {
            awaitReady(worker);
        }
        terminal.say("at work: " + workerNames());
    }

    private void partsEnded(int code) {
        if (!closing) {
            failure.completeExceptionally(new CommandFailure("Kafka, PostgreSQL and S3 ended with code " + code + " ("
                    + LogTail.reason(plan.logs().resolve("parts.log")) + ")"));
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + plan.port());
    }

    /** Throws when something has ended for good that everything needs; else waits for an interrupt. */
    public void awaitFailure() throws InterruptedException {
        try {
            failure.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailure reason
                    ? reason
                    : new CommandFailure(e.getCause().toString(), e);
        }
    }

    /** Ends a system that has done its work: then there is time to see to it that the next start takes less. */
    public void closeAfterWork() throws InterruptedException {
        close();
        new StartupCaches(specs, plan.logs().resolve("startup.log")).make(terminal);
    }

    /** Stops everything; does nothing the second time. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        // An interrupt is what usually brings us here, and it would cut the waiting for the processes short.
        boolean interrupted = Thread.interrupted();
        services.forEach(Service::stop);
        services.forEach(Service::close);
        if (parts != null) {
            parts.close();
        }
        try {
            hold.close();
        } catch (IOException e) {
            throw new CommandFailure("cannot let go of " + plan.data() + ": " + e.getMessage(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
