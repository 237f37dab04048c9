package io.rastro.interaction;

/** How a call ended for the filter "Status de voz"; a second stored fact beside {@link Status}. */
public enum VoiceStatus {
    ABANDONED(Status.ABANDONED),
    ANSWERED(Status.SERVICE_COMPLETED),
    VOICEMAIL(Status.DEQUEUED),
    NOT_CONNECTED(Status.BAD_PHONE),
    OUT_OF_SERVICE(Status.BAD_NUMBER),
    NOT_ANSWERED(Status.DEQUEUED),
    MESSAGE(Status.DEQUEUED);

    private final Status status;

    VoiceStatus(Status status) {
        this.status = status;
    }

    /** The status of a call whose source sends only the voice status. */
    public Status impliedStatus() {
        return status;
    }

    /** The voice status of a call whose source sends only the status. */
    public static VoiceStatus impliedBy(Status status) {
        return switch (status) {
            case ABANDONED -> ABANDONED;
            case BAD_PHONE -> NOT_CONNECTED;
            case BAD_NUMBER -> OUT_OF_SERVICE;
            case DEQUEUED -> NOT_ANSWERED;
            case SERVICE_COMPLETED, SERVICE_TRANSFERRED -> ANSWERED;
        };
    }
}
