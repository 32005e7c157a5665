package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One enum over the days: renamed, moved, longer, gone. */
public final class EnumCases {

    private EnumCases() {}

    enum Status {
        NEW,
        OLD
    }

    enum MoreStatus {
        NEW,
        OLD,
        GONE
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class Without {
        @Id
        Long id;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class St {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Status st;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class State {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Status state;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class MoreStates {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        MoreStatus state;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class StateAsText {
        @Id
        Long id;

        String state;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class StateAndSt {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Status state;

        @Enumerated(EnumType.STRING)
        MoreStatus st;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class MoreOfBoth {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        MoreStatus state;

        @Enumerated(EnumType.STRING)
        Status st;
    }

    @Entity(name = "Shop")
    @Table(name = "store")
    public static class StoreSt {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Status st;
    }

    @Entity(name = "Shop")
    @Table(name = "store")
    public static class StoreWithout {
        @Id
        Long id;
    }

    @Entity(name = "Shop")
    @Table(name = "store")
    public static class StoreMoreStates {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        MoreStatus state;
    }

    @Entity(name = "Shop")
    @Table(name = "store")
    public static class StoreMore {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        MoreStatus st;
    }

    @Entity(name = "Shop")
    @Table(name = "\"Store\"")
    public static class MixedMore {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        @Column(name = "\"theState\"")
        MoreStatus st;
    }
}
