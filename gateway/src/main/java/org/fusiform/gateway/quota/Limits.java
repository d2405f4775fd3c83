package org.fusiform.gateway.quota;

import org.fusiform.gateway.problem.Problem;

/**
 * What a project may have; null for no limit.
 *
 * @param campaigns that have not ended
 * @param storedBytes in the object store
 * @param uploadBytes of one upload
 */
public record Limits(Integer campaigns, Long storedBytes, Long uploadBytes) {
    private static final int RETRY_SECONDS = 60;

    static Limits defaults(QuotaConfig config) {
        return new Limits(
                config.campaigns().orElse(null),
                config.storedBytes().orElse(null),
                config.uploadBytes().orElse(null));
    }

    /** These, where they are set, else the others. */
    Limits orElse(Limits others) {
        return new Limits(
                campaigns == null ? others.campaigns : campaigns,
                storedBytes == null ? others.storedBytes : storedBytes,
                uploadBytes == null ? others.uploadBytes : uploadBytes);
    }

    boolean any() {
        return campaigns != null || storedBytes != null;
    }

    /** @param inFlight those that have not ended, without the one that is asked for */
    void requireCampaign(String project, long inFlight) {
        if (campaigns != null && inFlight >= campaigns) {
            throw Problem.tooMany(
                    "project '" + project + "' has " + inFlight + " campaigns in flight of the " + campaigns
                            + " that it may have; wait until one ends, cancel one, or ask an admin for more (fusiform"
                            + " project limit " + project + " --campaigns N)",
                    RETRY_SECONDS);
        }
    }

    /** @param more bytes that are asked for */
    void requireRoom(String project, long stored, long more) {
        if (storedBytes != null && (stored >= storedBytes || more > storedBytes - stored)) {
            throw Problem.forbidden("project '" + project + "' stores " + stored + " bytes of the " + storedBytes
                    + " that it may" + (more > 0 ? ", and " + more + " more are asked for" : "")
                    + "; delete campaigns, sets or models and sweep the"
                    + " store (fusiform store sweep), submit with \"retention\": \"discard\", or ask an admin for more"
                    + " (fusiform project limit " + project + " --stored-bytes N)");
        }
    }

    /** Bytes of an upload at the most. @param configured for everybody; @param announced -1 where it is not */
    long requireUpload(String project, long configured, long announced) {
        long most = uploadBytes == null ? configured : Math.min(configured, uploadBytes);
        if (announced > most) {
            throw Problem.tooLarge("the upload has " + announced + " bytes, and project '" + project + "' may send "
                    + most + "; send less, or ask an admin for more (fusiform project limit " + project
                    + " --upload-bytes N, up to " + configured + ")");
        }
        return most;
    }
}
