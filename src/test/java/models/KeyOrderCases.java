package models;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.PartitionKey;

/** Keys of several columns whose order is not that of the table's columns. */
public final class KeyOrderCases {

    private KeyOrderCases() {}

    @Entity(name = "Client")
    @Table(name = "client")
    public static class Client {
        @Id
        Long id;
    }

    public static class ClientName implements Serializable {
        private static final long serialVersionUID = 1L;
        Client client;
        String name;
    }

    @Entity(name = "Attribute")
    @Table(name = "attribute")
    @IdClass(ClientName.class)
    public static class Attribute {
        @Id
        @ManyToOne
        @JoinColumn(name = "client_id")
        Client client;

        @Id
        @Column(name = "name")
        String name;

        @Column(name = "amount")
        Integer amount;
    }

    @Entity(name = "Note")
    @Table(name = "note")
    public static class Note {
        @Id
        Long id;

        @ManyToOne
        @JoinColumns({
            @JoinColumn(name = "attribute_client", referencedColumnName = "client_id"),
            @JoinColumn(name = "attribute_name", referencedColumnName = "name")
        })
        Attribute attribute;
    }

    @Embeddable
    public static class Place implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(length = 20)
        String zone;

        Long aisle;

        @Column(length = 2)
        String box;
    }

    @Entity(name = "Shelf")
    @Table(name = "shelf")
    public static class Shelf {
        @EmbeddedId
        Place place;

        String label;
    }

    @Embeddable
    public static class Member implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(length = 20)
        String role;

        Long clientId;
    }

    @Entity(name = "Membership")
    @Table(name = "membership")
    public static class Membership {
        @EmbeddedId
        Member member;

        @MapsId("clientId")
        @ManyToOne
        Client client;
    }

    @Entity(name = "Group")
    @Table(name = "client_group")
    public static class Group {
        @Id
        Long id;

        @ManyToMany
        Set<Client> clients;

        @ElementCollection
        @Column(name = "a_tag")
        Set<String> tags;

        @ElementCollection
        @OrderColumn(name = "a_position")
        List<String> steps;

        @ElementCollection
        @MapKeyColumn(name = "a_key")
        Map<String, String> settings;

        @ElementCollection
        Set<Place> places;
    }

    @Entity(name = "Reading")
    @Table(name = "reading")
    public static class Partitioned {
        @PartitionKey
        String area;

        @Id
        Long id;

        @Column(length = 9)
        String sensor;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            uniqueConstraints = @UniqueConstraint(columnNames = {"name", "amount"}),
            indexes = @Index(columnList = "amount, name"))
    public static class NameFirst {
        @Id
        Long id;

        Long amount;
        String name;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            uniqueConstraints = @UniqueConstraint(columnNames = {"amount", "name"}),
            indexes = @Index(columnList = "name, amount"))
    public static class AmountFirst {
        @Id
        Long id;

        Long amount;
        String name;
    }

    static List<ModelChange> all() {
        return List.of(
                ModelChange.ofMany(
                        "a key with a reference before its name",
                        List.of(),
                        List.of(Client.class, Attribute.class, Note.class),
                        "createTable client",
                        "createTable attribute",
                        "createTable note",
                        "addForeignKeyConstraint attribute_client_id_fkey",
                        "addForeignKeyConstraint note_attribute_client_attribute_name_fkey"),
                ModelChange.ofMany(
                        "keys in embeddables",
                        List.of(),
                        List.of(Client.class, Shelf.class, Membership.class),
                        "createTable client",
                        "createTable membership",
                        "createTable shelf",
                        "addForeignKeyConstraint membership_client_id_fkey"),
                ModelChange.ofMany(
                        "keys of collections in their order",
                        List.of(Client.class),
                        List.of(Client.class, Group.class),
                        "createTable client_group",
                        "createTable client_group_client",
                        "createTable group_places",
                        "createTable group_settings",
                        "createTable group_steps",
                        "createTable group_tags",
                        "addForeignKeyConstraint client_group_client_clients_id_fkey",
                        "addForeignKeyConstraint client_group_client_group_id_fkey",
                        "addForeignKeyConstraint group_places_group_id_fkey",
                        "addForeignKeyConstraint group_settings_group_id_fkey",
                        "addForeignKeyConstraint group_steps_group_id_fkey",
                        "addForeignKeyConstraint group_tags_group_id_fkey"),
                ModelChange.ofMany(
                        "a key with what tells partitions apart",
                        List.of(),
                        List.of(Partitioned.class),
                        "createTable reading"),
                ModelChange.of(
                        "a unique constraint and an index the other way round",
                        NameFirst.class,
                        AmountFirst.class,
                        "dropIndex item_amount_name_idx",
                        "dropUniqueConstraint item_name_amount_key",
                        "addUniqueConstraint item_amount_name_key",
                        "createIndex item_name_amount_idx"));
    }
}
