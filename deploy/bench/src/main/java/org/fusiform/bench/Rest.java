package org.fusiform.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fusiform.contracts.json.DocumentJson;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.encode.PngEncoder;

/** The gateway as a client sees it. */
public final class Rest {
    private static final int SIDE = 8;
    private static final long POLL_MILLIS = 250;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;

    public Rest(URI root) {
        this.root = root;
    }

    /** Imports small images, half of them faces and half of them scenes. */
    public void importSet(String name, int stimuli) throws IOException, InterruptedException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (int number = 0; number < stimuli; number++) {
                zip.putNextEntry(new ZipEntry((number % 2 == 0 ? "face/" : "scene/") + number + ".png"));
                zip.write(smallImage(number));
            }
        }
        sent(HttpRequest.newBuilder(root.resolve("/api/v1/stimulus-sets?name=" + name))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(archive.toByteArray())));
    }

    /** One of those: a PNG. */
    public static byte[] smallImage(int number) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        new Random(number).nextBytes(rgb);
        return PngEncoder.stored(new RgbImage(SIDE, SIDE, rgb));
    }

    /** Imports a folder of folders of images, one for each condition. */
    public void importFolder(String name, Path folder) throws IOException, InterruptedException {
        Path archive = Files.createTempFile("set", ".zip");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
                    Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                    Files.copy(file, zip);
                }
            }
            sent(HttpRequest.newBuilder(root.resolve("/api/v1/stimulus-sets?name=" + name))
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(archive)));
        } finally {
            Files.delete(archive);
        }
    }

    /** The id of the campaign. */
    public String submit(String document) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(root.resolve("/api/v1/campaigns"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(document)))
                .get("id")
                .asText();
    }

    public String state(String campaign) throws IOException, InterruptedException {
        return campaign(campaign).get("state").asText();
    }

    /** What the gateway says of it. */
    public JsonNode campaign(String id) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(root.resolve("/api/v1/campaigns/" + id)));
    }

    /** Returns once the campaign has succeeded. */
    public void finish(String campaign) throws IOException, InterruptedException {
        for (String state = state(campaign); !state.equals("SUCCEEDED"); state = state(campaign)) {
            if (state.equals("FAILED") || state.equals("CANCELLED")) {
                throw new IllegalStateException("campaign " + campaign + " has " + state);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Returns once all shards of the campaign's first run are counted, whatever has become of their analysis. */
    public void awaitExtracted(String campaign) throws IOException, InterruptedException {
        for (JsonNode view = campaign(campaign); !extracted(view); view = campaign(campaign)) {
            if (view.get("state").asText().equals("FAILED")) {
                throw new IllegalStateException("campaign " + campaign + " has FAILED");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean extracted(JsonNode view) {
        JsonNode shards = view.at("/runs/0/shards");
        return shards.get("total").asInt() > 0
                && shards.get("done").asInt() == shards.get("total").asInt();
    }

    private JsonNode sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return DocumentJson.MAPPER.readTree(response.body());
    }
}
