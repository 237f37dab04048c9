package io.rastro.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;

/** People who see the same services. */
@DynamicUpdate
@Entity
class Team {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column
    private String name;

    @ElementCollection
    @CollectionTable(name = "team_service", joinColumns = @JoinColumn(name = "team_id"))
    @Column(name = "service_id")
    private Set<Integer> serviceIds = new HashSet<>();

    protected Team() {}

    Team(String name, Set<Integer> serviceIds) {
        change(name, serviceIds);
    }

    void change(String name, Set<Integer> serviceIds) {
        this.name = name;
        this.serviceIds.clear();
        this.serviceIds.addAll(serviceIds);
    }

    int id() {
        return id;
    }

    String name() {
        return name;
    }

    ServiceScope scope() {
        return ServiceScope.of(serviceIds);
    }

    TeamRow row() {
        return new TeamRow(id, name, scope());
    }
}
