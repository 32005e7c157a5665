package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.IgnoredNames;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.diff.ToolTables;
import dev.retort.migrations.diff.WantedSchema;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.EmptiedScratch;
import dev.retort.migrations.snapshot.EntityModel;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.ScratchException;
import dev.retort.migrations.snapshot.Scratches;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares the entities with the changelog and works out the missing revision: its changes, their YAML for both
 * engines, and a proof on scratch databases. Changes nothing but scratch databases.
 */
public final class Autogenerate {

    private final Scratches scratches;
    private final Set<Engine> engines;
    private final Scratches others;
    private final Function<Scratch, ScratchChangelog> changelog;
    private final Function<Engine, EntityModel> models;
    private final IgnoredNames ignored;

    /**
     * Prepares for every engine; does nothing yet.
     *
     * @param scratches scratch databases of the engine at hand
     * @param others those of the other engine; null when there are none, and its side of a revision is translated
     * @param changelog the revisions so far
     * @param models the model of the entities for an engine, computed on request
     */
    public Autogenerate(
            Scratches scratches,
            Scratches others,
            Function<Scratch, ScratchChangelog> changelog,
            Function<Engine, EntityModel> models) {
        this(scratches, EnumSet.allOf(Engine.class), others, changelog, models);
    }

    /**
     * Prepares; does nothing yet.
     *
     * @param engines the engines that revisions are written for, the one at hand among them. If it is the only one, no
     *     other engine is used
     */
    public Autogenerate(
            Scratches scratches,
            Set<Engine> engines,
            Scratches others,
            Function<Scratch, ScratchChangelog> changelog,
            Function<Engine, EntityModel> models) {
        this(scratches, engines, others, changelog, models, IgnoredNames.none());
    }

    private Autogenerate(
            Scratches scratches,
            Set<Engine> engines,
            Scratches others,
            Function<Scratch, ScratchChangelog> changelog,
            Function<Engine, EntityModel> models,
            IgnoredNames ignored) {
        this.scratches = scratches;
        this.engines = Set.copyOf(engines);
        this.others = others;
        this.changelog = changelog;
        this.models = models;
        this.ignored = ignored;
    }

    /** The same, but some tables and sequences are left alone. */
    public Autogenerate ignoring(IgnoredNames names) {
        return new Autogenerate(scratches, engines, others, changelog, models, names);
    }

    /** The same, with names or patterns in addition. */
    public Autogenerate ignoringAlso(Collection<String> names) {
        return ignoring(ignored.with(IgnoredNames.of(names)));
    }

    /** The schema of the entities, as the engine reads it back. */
    public Schema entities() {
        try (Scratch scratch = scratches.open()) {
            return entities(scratch);
        }
    }

    private Schema entities(Scratch scratch) {
        EntityModel model = models.apply(scratch.engine());
        try {
            create(model, scratch);
            return ModelDetails.of(scratch.read(), model.schema());
        } catch (ScratchException refused) {
            throw new RefusedEntities(scratch.engine(), scratches.engine()).of(model, refused);
        }
    }

    /**
     * Creates the schema of the entities. If that fails, tries again on top of the changelog, since the entities may
     * need a type, a function or a collation that the changelog makes.
     */
    private void create(EntityModel model, Scratch scratch) {
        try {
            scratch.run(model.statements());
        } catch (ScratchException lacking) {
            EmptiedScratch.empty(scratch, model.statements());
            changelog.apply(scratch).up();
            EmptiedScratch.empty(scratch, model.statements());
            scratch.run(model.statements());
        }
    }

    /** The schema of the changelog. */
    public Schema changelog() {
        try (Scratch scratch = scratches.open()) {
            changelog.apply(scratch).up();
            return scratch.read();
        }
    }

    /** Changes that lead from the changelog's schema to that of the entities. Asks no questions. */
    public List<SchemaChange> missing() {
        return missing(changelog(), entities());
    }

    private List<SchemaChange> missing(Schema before, Schema entities) {
        Decisions silent = Decisions.silent().ignoring(ignored);
        return SchemaDiffer.diff(before, WantedSchema.of(entities, before, silent), silent)
                .changes();
    }

    /** Compares with a database that was read as a whole; see {@link #check(Function, Predicate)}. */
    public InSync check(Schema database, Predicate<String> applied) {
        return check(others -> database, applied);
    }

    /**
     * Compares the entities with the changelog, and the changelog with a database. Asks nothing, changes nothing.
     *
     * @param database reads its default schema, and the other schemas that entities or changelog have something in, by
     *     {@link dev.retort.migrations.snapshot.SchemaReader}
     * @param applied selects the changelog files that are applied to the database
     */
    public InSync check(Function<Set<String>, Schema> database, Predicate<String> applied) {
        try (ScratchPair<Revisions> side =
                new ScratchPair<>(scratches, scratch -> revisions(scratch, applied), this::entities)) {
            List<SchemaChange> unwritten = missing(side.changelog().all(), side.entities());
            if (!unwritten.isEmpty()) {
                requireWritable();
            }
            return new InSync(unwritten, drift(database, side.changelog().applied(), side.entities()));
        }
    }

    /**
     * Compares the changelog with a database, without the entities. Asks nothing, changes nothing.
     *
     * @param database see {@link #check(Function, Predicate)}
     * @param applied selects the changelog files that are applied to the database
     */
    public InSync checkDatabase(Function<Set<String>, Schema> database, Predicate<String> applied) {
        try (Scratch scratch = scratches.open()) {
            changelog.apply(scratch).up(applied);
            return new InSync(List.of(), drift(database, scratch.read(), Schema.empty(scratch.engine())));
        }
    }

    private List<SchemaChange> drift(Function<Set<String>, Schema> reader, Schema applied, Schema entities) {
        Set<String> others = new TreeSet<>(applied.schemas());
        others.addAll(entities.schemas());
        Schema database = reader.apply(others);
        IgnoredNames leftAlone = ignored.with(IgnoredNames.of(ToolTables.in(database)));
        Schema expected = WantedSchema.keeping(WantedSchema.counting(applied, entities), database, leftAlone);
        return SchemaDiffer.diff(database, expected, Decisions.silent()).changes();
    }

    /**
     * Fails if the other engine refuses the entities: no revision could be written, so nobody should be told to write
     * one.
     */
    private void requireWritable() {
        if (others != null) {
            try (Scratch scratch = others.open()) {
                entities(scratch);
            }
        }
    }

    /** Schemas that some and that all revisions create. */
    private record Revisions(Schema applied, Schema all) {}

    private Revisions revisions(Scratch scratch, Predicate<String> applied) {
        ScratchChangelog revisions = changelog.apply(scratch);
        revisions.up(applied);
        Schema some = scratch.read();
        if (revisions.files().stream().allMatch(applied)) {
            return new Revisions(some, some);
        }
        revisions.up(applied.negate());
        return new Revisions(some, scratch.read());
    }

    /**
     * Proves existing revisions. Each is tried in a copy of a database at its starting point, with rows in every table.
     * If one cannot be run, later ones are not proven either.
     *
     * @param files selects the changelog files to prove; the others are only run
     * @return by file, in the order of the changelog
     */
    public Map<String, Proof> verify(Predicate<String> files) {
        return new WrittenRevisions(scratches, changelog).prove(files);
    }

    /** The missing revision. A proposal with questions has no body. An unproven proposal should not be written. */
    public Proposal propose(Decisions answers) {
        return missingRevision(true).propose(answers.ignoring(ignored));
    }

    /** The same without a proof: to be looked at, not to be written. */
    public Proposal preview(Decisions answers) {
        return missingRevision(false).propose(answers.ignoring(ignored));
    }

    private MissingRevision missingRevision(boolean proves) {
        return new MissingRevision(scratches, engines, others, changelog, this::entities, models, proves);
    }
}
