package models.audited;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionListener;
import org.hibernate.envers.RevisionMapping;

/** A model whose every change Envers keeps. */
@Entity
@Audited
public class Book {

    @Id
    @GeneratedValue
    public Long id;

    @Column(nullable = false, unique = true, length = 80)
    public String title;

    @Size(max = 40)
    public String shelf;

    @Column(precision = 9, scale = 2)
    public BigDecimal price;

    @Enumerated(EnumType.STRING)
    public Cover cover;

    public Instant printed;

    @NotAudited
    public String note;

    @Embedded
    public Size3 size;

    @ManyToOne(optional = false)
    public Author author;

    @ManyToMany
    public Set<Author> editors;

    @ElementCollection
    public Set<String> tags;

    @ElementCollection
    public Map<String, Integer> stock;

    public enum Cover {
        SOFT,
        HARD
    }

    @Embeddable
    public static class Size3 {
        public int width;
        public Integer depth;
    }

    @Entity(name = "Author")
    @Audited
    public static class Author {

        @Id
        @GeneratedValue
        public Long id;

        public String name;

        @OneToMany(mappedBy = "author")
        public List<Book> books;
    }

    @Entity(name = "Novel")
    @Audited
    public static class Novel extends Book {
        public String plot;
    }

    /** Revisions that know who made them. */
    @Entity(name = "Change")
    @RevisionEntity(Change.Author.class)
    public static class Change extends RevisionMapping {

        @Column(length = 60)
        public String who;

        public static class Author implements RevisionListener {

            @Override
            public void newRevision(Object revision) {
                ((Change) revision).who = "somebody";
            }
        }
    }
}
