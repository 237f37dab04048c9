package io.rastro.recording;

import io.rastro.account.PortalUser;
import io.rastro.recording.HistoryViewRepository.LastView;
import io.rastro.recording.ServedAudioRepository.MergedAnswers;
import io.rastro.system.LedgerEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The trail of who read, heard and took what. Rows are only ever added; what belongs together is merged when read. */
@Service
public class AccessLog {

    private final HistoryViewRepository views;
    private final ServedAudioRepository answers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccessLog(
            HistoryViewRepository views, ServedAudioRepository answers, ApplicationEventPublisher events, Clock clock) {
        this.views = views;
        this.answers = answers;
        this.events = events;
        this.clock = clock;
    }

    /** Notes that an account opened the history of a conversation. */
    public void viewed(PortalUser account, long conversationId, String address) {
        views.save(new HistoryView(clock.instant(), account, address, conversationId));
        events.publishEvent(new HistoryOpened(conversationId));
    }

    /** When an account last opened the histories of these conversations; those it never opened are absent. */
    public Map<Long, Instant> opened(PortalUser account, Collection<Long> conversationIds) {
        return views.last(conversationIds.toArray(Long[]::new), account.id()).stream()
                .collect(Collectors.toMap(LastView::conversationId, LastView::at));
    }

    /**
     * Bytes of a recording that left the portal.
     *
     * @param session the id of the reader's session, of which only a hash is kept
     * @param from the first byte, of {@code total}
     */
    public record Served(
            AccessKind kind, PortalUser account, String session, String address, long from, long to, long total) {}

    /** To be told before the first byte: what cannot be kept is not heard. */
    public void begin(Recording recording, AccessKind kind) {
        events.publishEvent(new AudioGiven(recording, kind, null));
    }

    public void served(Recording recording, Served bytes) {
        answers.save(new ServedAudio(clock.instant(), recording, bytes, hash(bytes.session())));
        events.publishEvent(new AudioGiven(recording, bytes.kind(), bytes));
    }

    /** Somebody read a history. */
    private record HistoryOpened(long conversationId) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.HISTORY;
        }

        @Override
        public String action() {
            return "history-opened";
        }

        @Override
        public List<String> objects() {
            return List.of("conversation/" + conversationId);
        }

        @Override
        public Set<Long> conversationIds() {
            return Set.of(conversationId);
        }
    }

    /**
     * Somebody hears a recording, or takes it away.
     *
     * @param bytes what left; null: it is about to
     */
    private record AudioGiven(
            Recording recording,
            AccessKind access,
            @Nullable Served bytes) implements LedgerEvent {

        @Override
        public Kind kind() {
            return access == AccessKind.LISTENED ? Kind.LISTENING : Kind.DOWNLOAD;
        }

        @Override
        public String action() {
            return (access == AccessKind.LISTENED ? "recording-heard" : "recording-downloaded")
                    + (bytes == null ? "-begun" : "");
        }

        @Override
        public boolean givesDataOut() {
            return bytes == null;
        }

        @Override
        public List<String> objects() {
            return List.of(
                    "interaction/" + recording.interaction().id(),
                    "recording/" + recording.interaction().id() + "/" + recording.position());
        }

        @Override
        public Set<Long> conversationIds() {
            return Set.of(recording.conversationId());
        }

        @Override
        public Map<String, String> details() {
            if (bytes == null) {
                return Map.of();
            }
            Map<String, String> told = new LinkedHashMap<>();
            told.put("bytes", String.valueOf(bytes.to() - bytes.from()));
            Duration whole = recording.duration();
            if (whole != null && bytes.total() > 0) {
                double share = (double) (bytes.to() - bytes.from()) / bytes.total();
                told.put("seconds", String.valueOf(Math.round(share * whole.toMillis() / 1_000)));
            }
            return told;
        }
    }

    /** Who listened to or downloaded an interaction's recordings, newest first. */
    public List<RecordingAccess> accesses(InteractionKey interaction) {
        return answers.merged(interaction.id()).stream().map(AccessLog::access).toList();
    }

    private static RecordingAccess access(MergedAnswers merged) {
        BigDecimal heard = merged.getHeardMs();
        return new RecordingAccess(
                merged.getKind(),
                merged.getAccountName(),
                merged.getPosition(),
                merged.getFirstAt(),
                merged.getLastAt(),
                merged.getAddress(),
                heard == null ? null : Duration.ofMillis(heard.longValue()));
    }

    private static String hash(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
