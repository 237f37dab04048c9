package io.rastro.benchmark.fill;

import java.sql.Connection;
import java.sql.SQLException;

/** What is left when the rows are in: what follows from them, sequences, one very long conversation, statistics. */
final class Closing {

    private Closing() {}

    static void run(DatabaseAccess access, FillSize size) throws SQLException {
        try (Connection connection = access.connect()) {
            Sql.run(connection, """
                    insert into email_address
                    select distinct email from interaction where medium = 'EMAIL' and email is not null;
                    select setval('interaction_id_seq', :rows + 1000),
                        setval(pg_get_serial_sequence('conversation', 'id'), :rows + 1000),
                        setval(pg_get_serial_sequence('outcome', 'id'), 1000);
                    create table benchmark_fill as select :rows as rows, longest.conversation_id as longest_conversation
                    from (select id, received_at, conversation_id from interaction
                        where medium = 'WHATSAPP' and answered_at is not null and received_at >= '2025-06-02' and id % :one_in <> 0
                        order by received_at, id limit 1) longest;
                    insert into message (interaction_id, received_at, position, sent_at, sender, text)
                    select i.id, i.received_at, n, i.received_at + n * interval '7 s',
                        case when n % 2 = 0 then 'CLIENT' else 'AGENT' end, 'Mensagem ' || n || ' de uma conversa muito longa'
                    from benchmark_fill f
                        join interaction i on i.conversation_id = f.longest_conversation and i.segment = 1,
                        generate_series(0, :messages - 1) n;""".replace(":rows", String.valueOf(size.rows()))
                    .replace(":one_in", String.valueOf(TalkRows.ONE_IN))
                    .replace(":messages", String.valueOf(FillSize.MESSAGES_OF_LONGEST)));
        }
    }

    static void tidy(DatabaseAccess access) throws SQLException {
        try (Connection connection = access.connect()) {
            Sql.run(connection, "vacuum (analyze)");
        }
        System.out.println("  vacuumed and analysed");
    }
}
