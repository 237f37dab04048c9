package io.rastro.recording;

import io.rastro.account.PortalUser;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That an account opened the history of a conversation. The account is named, because the trail outlives it. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // columns that queries read
class HistoryView {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private Instant at;
    private int accountId;
    private String accountName;
    private String address;
    private long conversationId;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected HistoryView() {}

    HistoryView(Instant at, PortalUser account, String address, long conversationId) {
        this.at = at;
        this.accountId = account.id();
        this.accountName = account.displayName();
        this.address = address;
        this.conversationId = conversationId;
    }
}
