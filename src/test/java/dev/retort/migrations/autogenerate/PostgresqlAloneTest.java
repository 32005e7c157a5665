package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import models.PostgresqlCases;
import org.junit.jupiter.api.Test;

/** A project on PostgreSQL alone, from its first revision to a later one, with what its people write by hand. */
class PostgresqlAloneTest {

    private static final List<String> BEFORE =
            List.of("create extension citext", "create domain positive as integer check (value > 0)");

    private static final List<String> BY_HAND = List.of(
            "create index article_open_idx on article (title) where state = 'OPEN'",
            "create index article_words_idx on article using gin (words)",
            "create index article_details_idx on article using gin (details jsonb_path_ops)",
            "create index article_expression_idx on article ((details ->> 'author'))",
            "create unique index article_one_idx on article (email) where amount > 1",
            "create materialized view bodies as select body from article",
            "create function touch() returns trigger language plpgsql as $$ begin return new; end $$",
            "create trigger article_touch before update on article for each row execute function touch()");

    private final Scratches scratches = Servers.newPostgresql();

    @Test
    void goesFromRevisionToRevision() {
        String before = "databaseChangeLog:\n" + byHand(BEFORE);
        String first = before + proven(before, PostgresqlCases.Article.class);
        assertInSync(first, PostgresqlCases.Article.class);
        String second = first + byHand(BY_HAND);
        assertInSync(second, PostgresqlCases.Article.class);
        String third = second + proven(second, PostgresqlCases.LaterArticle.class);
        assertInSync(third, PostgresqlCases.LaterArticle.class);
    }

    @Test
    void goesFromRevisionToRevisionInAnotherSchema() {
        String before = "databaseChangeLog:\n" + byHand(BEFORE);
        String first = before + proven(before, PostgresqlCases.LibraryArticle.class);
        assertInSync(first, PostgresqlCases.LibraryArticle.class);
        String second = first
                + byHand(BY_HAND.stream()
                        .map(statement -> statement.replaceAll(" (on|from) article\\b", " $1 library.article"))
                        .toList());
        assertInSync(second, PostgresqlCases.LibraryArticle.class);
        Proposal moved = autogenerate(first, PostgresqlCases.Article.class)
                .propose(Decisions.none().drop("library.article"));
        assertThat(moved.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(moved.changes()).extracting(SchemaChange::kind).contains("dropTable", "createTable");
    }

    /** The changesets of a revision. */
    private String proven(String changelog, Class<?> entity) {
        Proposal proposal = autogenerate(changelog, entity).propose(Decisions.none());
        assertThat(proposal.questions()).isEmpty();
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(proposal.proofs()).extracting(Proof::remark).containsOnlyNulls();
        assertThat(proposal.body()).doesNotContain("dbms");
        return proposal.yaml("one")
                .replaceFirst("(?s)^.*?databaseChangeLog:\n", "")
                .replaceAll("id: \"?(\\d+)\"?", "id: " + changelog.length() + "-$1");
    }

    private void assertInSync(String changelog, Class<?> entity) {
        Autogenerate autogenerate = autogenerate(changelog, entity);
        assertThat(autogenerate.propose(Decisions.none()).changes())
                .extracting(SchemaChange::description)
                .isEmpty();
        try (Scratch database = scratches.open()) {
            ScratchChangelog.ofText(database, changelog).up();
            assertThat(autogenerate.check(database.read(), file -> true)).isEqualTo(new InSync(List.of(), List.of()));
        }
    }

    private Autogenerate autogenerate(String changelog, Class<?> entity) {
        return new Autogenerate(
                scratches,
                Set.of(Engine.POSTGRESQL),
                null,
                scratch -> ScratchChangelog.ofText(scratch, changelog),
                engine -> EntityModelReader.read(engine, List.of(entity), Map.of()));
    }

    private static String byHand(List<String> statements) {
        StringBuilder yaml = new StringBuilder();
        for (String statement : statements) {
            yaml.append("  - changeSet: {id: \"")
                    .append(statement.hashCode())
                    .append("\", author: me, changes: [{sql: {");
            yaml.append("splitStatements: false, sql: \"").append(statement.replace("\"", "\\\""));
            yaml.append("\"}}], rollback: [{empty: {}}]}\n");
        }
        return yaml.toString();
    }
}
