package io.rastro.receipt;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.receipt.FileCheck.Sums;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Receipts of downloads: an account's own, and everybody's for who reads the ledger. */
@Service
public class Receipts {

    private final ReceiptRepository repository;
    private final Clock clock;
    private final Duration keep;

    /** @param keep how long receipts are kept */
    Receipts(ReceiptRepository repository, Clock clock, @Value("${rastro.receipts.keep:1826d}") Duration keep) {
        this.repository = repository;
        this.clock = clock;
        this.keep = keep;
    }

    public void keep(Receipt receipt, PortalUser account) {
        repository.insert(receipt, account.id());
    }

    public List<Receipt> latest(PortalUser reader) {
        return repository.latest(owner(reader));
    }

    public Optional<Receipt> find(UUID id, PortalUser reader) {
        return repository.find(id, owner(reader));
    }

    /** What a file is, by its hash as a program such as sha256sum writes it. */
    public FileCheck check(byte[] sha256, PortalUser reader) {
        return repository.find(sha256, owner(reader)).map(FileCheck::whole).orElse(FileCheck.UNKNOWN);
    }

    /** What a file is, whole or a part from the beginning. */
    public FileCheck check(Sums file, PortalUser reader) {
        FileCheck whole = check(file.sha256(), reader);
        return whole.receipt() != null
                ? whole
                : repository.larger(file.bytes(), owner(reader)).stream()
                        .filter(file::begins)
                        .findFirst()
                        .map(receipt -> FileCheck.cutOff(receipt, file))
                        .orElse(FileCheck.UNKNOWN);
    }

    @Scheduled(cron = "0 50 4 * * *", zone = "UTC")
    void removeOutdated() {
        repository.deleteBefore(clock.instant().minus(keep));
    }

    private static @Nullable Integer owner(PortalUser reader) {
        return reader.may(Permission.AUDIT) && reader.scope().all() ? null : Integer.valueOf(reader.id());
    }
}
