package io.rastro.recording;

import io.rastro.account.PortalUser;
import io.rastro.recording.HistoryViewRepository.LastView;
import io.rastro.recording.ServedAudioRepository.MergedAnswers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The trail of who read, heard and took what. Rows are only ever added; what belongs together is merged when read. */
@Service
public class AccessLog {

    private final HistoryViewRepository views;
    private final ServedAudioRepository answers;
    private final Clock clock;

    AccessLog(HistoryViewRepository views, ServedAudioRepository answers, Clock clock) {
        this.views = views;
        this.answers = answers;
        this.clock = clock;
    }

    /** Notes that an account opened the history of a conversation. */
    public void viewed(PortalUser account, long conversationId, String address) {
        views.save(new HistoryView(clock.instant(), account, address, conversationId));
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

    public void served(Recording recording, Served bytes) {
        answers.save(new ServedAudio(clock.instant(), recording, bytes, hash(bytes.session())));
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
