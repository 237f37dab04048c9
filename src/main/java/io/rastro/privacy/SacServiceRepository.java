package io.rastro.privacy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which services are part of a SAC, whose recordings the law wants kept. */
@Repository
class SacServiceRepository {

    private final JdbcClient jdbc;

    SacServiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A service, and whether it is part of a SAC. */
    public record SacService(int id, String name, boolean sac) {}

    /** By name. */
    List<SacService> byName() {
        return jdbc.sql("select id, name, sac from service_queue order by fold(name), id")
                .query(SacService.class)
                .list();
    }

    /** Makes these services the only ones of a SAC. */
    void declareSac(Integer[] services) {
        jdbc.sql("update service_queue set sac = id = any(:ids) where sac <> (id = any(:ids))")
                .param("ids", services)
                .update();
    }
}
