package models;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;

/** Java types as fields of entities have them. */
@SuppressWarnings("deprecation")
public final class TypeCases {

    private TypeCases() {}

    enum Size {
        SMALL,
        LARGE
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class LargeText {
        @Id
        Long id;

        @Lob
        String text;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class LongText {
        @Id
        Long id;

        @Column(length = Length.LONG32)
        String text;
    }

    @Entity(name = "Numbers")
    @Table(name = "numbers")
    public static class Numbers {
        @Id
        @GeneratedValue
        Long id;

        byte tiny;
        Short small;
        int plain;
        Long large;
        BigInteger huge;
        float single;
        Double twofold;

        @Column(precision = 10, scale = 2)
        BigDecimal price;

        BigDecimal anything;
        boolean yes;
        Boolean maybe;

        @Version
        int version;
    }

    @Entity(name = "Texts")
    @Table(name = "texts")
    public static class Texts {
        @Id
        UUID id;

        String plain;

        @Column(length = 20, nullable = false, unique = true)
        String brief;

        @Column(length = Length.LONG)
        String longer;

        @Column(length = Length.LONG32)
        String text;

        @Lob
        String large;

        @Nationalized
        String national;

        char letter;
        Character other;
        char[] letters;
        Locale locale;
        Currency currency;
        URL url;
        Class<?> type;
        TimeZone zone;

        @Convert(converter = Reversed.class)
        StringBuilder converted;
    }

    public static class Reversed implements AttributeConverter<StringBuilder, String> {
        @Override
        public String convertToDatabaseColumn(StringBuilder text) {
            return text == null ? null : text.toString();
        }

        @Override
        public StringBuilder convertToEntityAttribute(String text) {
            return text == null ? null : new StringBuilder(text);
        }
    }

    @Entity(name = "Moments")
    @Table(name = "moments")
    public static class Moments {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        Instant instant;
        LocalDate localDate;
        LocalTime timeOfDay;
        LocalDateTime localDateTime;
        OffsetDateTime offsetDateTime;
        OffsetTime offsetTime;
        ZonedDateTime zonedDateTime;
        Duration duration;
        Year calendarYear;
        ZoneOffset zone;
        DayOfWeek weekday;

        @Column(secondPrecision = 3)
        Instant millis;

        @Column(secondPrecision = 0)
        LocalTime seconds;

        java.util.Date old;
        java.sql.Timestamp older;
    }

    @Entity(name = "Bytes")
    @Table(name = "bytes")
    public static class Bytes {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        String id;

        byte[] plain;

        @Column(length = 4000)
        byte[] more;

        @Column(length = Length.LONG32)
        byte[] most;

        @Lob
        byte[] large;

        UUID uuid;
    }

    @Entity(name = "Lists")
    @Table(name = "lists")
    public static class Lists {
        @Id
        Long id;

        String[] words;

        List<String> moreWords;

        int[] numbers;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> document;

        @Enumerated(EnumType.STRING)
        Size byName;

        @Enumerated
        Size byNumber;
    }

    @Embeddable
    public static class Address {
        String street;

        @Column(nullable = false)
        String city;

        @Enumerated(EnumType.STRING)
        Size size;
    }

    @Entity(name = "Person")
    @Table(name = "person")
    public static class Person {
        @Id
        @GeneratedValue
        Long id;

        @Embedded
        Address address;

        @ElementCollection
        Set<String> tags;

        @ElementCollection
        @OrderColumn
        List<Address> others;

        @ElementCollection
        Map<String, Integer> scores;

        @ManyToMany
        Set<Person> friends;

        @OneToMany
        List<Texts> texts;
    }

    @Entity(name = "Animal")
    @Table(name = "animal")
    @Inheritance
    @DiscriminatorColumn(name = "kind")
    public static class Animal {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Cat")
    public static class Cat extends Animal {
        @Column(nullable = false)
        int lives;
    }

    @Entity(name = "Vehicle")
    @Table(name = "vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Vehicle {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Car")
    @Table(name = "car")
    public static class Car extends Vehicle {
        int doors;
    }

    @Entity(name = "Shape")
    @Table(name = "shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Shape {
        @Id
        @GeneratedValue
        Long id;

        int color;
    }

    @Entity(name = "Circle")
    @Table(name = "circle")
    public static class Circle extends Shape {
        double radius;
    }

    @Entity(name = "Numbers")
    @Table(name = "numbers")
    public static class NoNumbers {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Texts")
    @Table(name = "texts")
    public static class NoTexts {
        @Id
        UUID id;
    }

    @Entity(name = "Moments")
    @Table(name = "moments")
    public static class NoMoments {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;
    }

    @Entity(name = "Bytes")
    @Table(name = "bytes")
    public static class NoBytes {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        String id;
    }

    @Entity(name = "Lists")
    @Table(name = "lists")
    public static class NoLists {
        @Id
        Long id;
    }

    /** The tables of {@link #fields}, without the fields. */
    public static List<Class<?>> none() {
        return List.of(NoNumbers.class, NoTexts.class, NoMoments.class, NoBytes.class, NoLists.class);
    }

    public static List<Class<?>> fields() {
        return List.of(Numbers.class, Texts.class, Moments.class, Bytes.class, Lists.class);
    }

    public static List<Class<?>> all() {
        return List.of(
                Numbers.class,
                Texts.class,
                Moments.class,
                Bytes.class,
                Lists.class,
                Address.class,
                Person.class,
                Animal.class,
                Cat.class,
                Vehicle.class,
                Car.class,
                Shape.class,
                Circle.class);
    }
}
