package org.fusiform.extractor.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Looks at a TorchScript file before the engine does: it is a zip whose members are bounded and lie in one folder. */
final class TorchScriptArchive {
    private static final int MOST_ENTRIES = 200_000;
    /** Members are stored, not deflated, by torch.jit.save; some room is left for those that are. */
    private static final long MOST_GROWTH = 8;

    private TorchScriptArchive() {}

    static void requireValid(Path file) throws NetworkRefused {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            requireBounded(zip, Files.size(file));
            requireMember(zip, "/constants.pkl", "it has no constants.pkl, as torch.jit.save writes");
            requireMember(zip, "/data.pkl", "it has no data.pkl, as torch.jit.save writes");
        } catch (IOException e) {
            throw new NetworkRefused("not a TorchScript file: not a readable zip archive (" + e.getMessage() + ")", e);
        }
    }

    private static void requireBounded(ZipFile zip, long fileBytes) throws NetworkRefused {
        if (zip.size() > MOST_ENTRIES) {
            throw new NetworkRefused("not a TorchScript file: it has " + zip.size() + " members");
        }
        long total = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().contains("..") || entry.getName().startsWith("/")) {
                throw new NetworkRefused("not a TorchScript file: a member is called " + entry.getName());
            }
            total += Math.max(0, entry.getSize());
            if (total > MOST_GROWTH * fileBytes) {
                throw new NetworkRefused("its members unpack to more than " + MOST_GROWTH + " times its size");
            }
        }
    }

    private static void requireMember(ZipFile zip, String suffix, String otherwise) throws NetworkRefused {
        if (zip.stream().noneMatch(entry -> entry.getName().endsWith(suffix))) {
            throw new NetworkRefused("not a TorchScript file: " + otherwise);
        }
    }
}
