package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.Change;
import dev.retort.migrations.Migrations.CheckReport;
import dev.retort.migrations.Migrations.Draft;
import dev.retort.migrations.Migrations.DraftResult;
import dev.retort.migrations.Migrations.Question;
import dev.retort.migrations.Migrations.Step;
import dev.retort.migrations.Migrations.Verified;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Calls of the verbs that compare entities and changelog, and the words of their results. */
class AutogenerateVerbsTest {

    private static final String[] AUTOGENERATE = {"revision", "--autogenerate", "-m", "Add a nickname"};
    private static final Change NICKNAME =
            new Change("addColumn", "users", "nickname", "Add column 'nickname' to 'users'");
    private static final Question RENAMED = new Question(
            "users.name",
            "Did you rename 'users.name' to 'users.nickname' (varchar(50))?",
            List.of("--rename users.name=users.nickname", "--no-rename users.name"));
    private static final Question VALUE = new Question(
            "users.nickname",
            "Column 'users.nickname' is NOT NULL and existing rows have no value for it. Which value should they get?",
            List.of("--default users.nickname=VALUE", "--default users.nickname=sql:EXPRESSION"));
    private static final DraftResult WRITTEN = new DraftResult(
            "20260201120000", Path.of("db/changelog/a.yaml"), List.of(NICKNAME), List.of(), "databaseChangeLog:\n");

    private final FakeMigrations migrations = new FakeMigrations();
    private final List<String> prompts = new ArrayList<>();

    @Test
    void whatWasTypedIsWhatIsAsked() {
        type(
                "--rename",
                "users.name=users.full_name",
                "--rename=Users=people",
                "--no-rename",
                "--no-rename",
                "people.age",
                "--rename-all-alike",
                "--drop",
                "shedlock",
                "--ignore=invoice_numbers",
                "--default",
                "people.nickname=a=b, 'c'",
                "--default=people.born=sql:now()",
                "--scratch-url",
                "jdbc:postgresql://h/d",
                "--dry-run");

        assertThat(migrations.drafts)
                .containsExactly(new Draft(
                        "Add a nickname",
                        Map.of("users.name", "users.full_name", "Users", "people"),
                        true,
                        List.of("people.age"),
                        true,
                        List.of("shedlock"),
                        List.of("invoice_numbers"),
                        Map.of("people.nickname", "a=b, 'c'", "people.born", "sql:now()"),
                        "jdbc:postgresql://h/d",
                        true));
    }

    @Test
    void nothingDiffersIsNothingWritten() {
        assertThat(type().out()).isEqualTo("Nothing to write: the changelog matches the entities\n");
        assertThat(type("--json").out()).isEqualTo("{\"revision\":null,\"file\":null,\"changes\":[]}\n");
        assertThat(type("--json", "--dry-run").out())
                .isEqualTo("{\"revision\":null,\"file\":null,\"changes\":[],\"yaml\":null}\n");
        assertThat(type().exitCode()).isZero();
    }

    @Test
    void whatWasWrittenIsListed() {
        migrations.drafted.set(0, WRITTEN);

        assertThat(type().out()).isEqualTo("Wrote db/changelog/a.yaml\n  Add column 'nickname' to 'users'\n");
        assertThat(type("--json").out())
                .isEqualTo("{\"revision\":\"20260201120000\",\"file\":\"db/changelog/a.yaml\",\"changes\":["
                        + "{\"kind\":\"addColumn\",\"table\":\"users\",\"name\":\"nickname\","
                        + "\"description\":\"Add column 'nickname' to 'users'\"}]}\n");
    }

    @Test
    void aPreviewPrintsTheFileAndThatItIsNotProven() {
        migrations.drafted.set(0, new DraftResult(null, null, List.of(NICKNAME), List.of(), "databaseChangeLog:\n"));

        Typed text = Typed.type(migrations, "preview", "--no-rename", "users.name");
        assertThat(text)
                .isEqualTo(
                        new Typed(
                                0,
                                "databaseChangeLog:\n",
                                "retort: this preview is not proven; 'revision --autogenerate' proves the revision before it writes it\n"));
        assertThat(migrations.asked).containsExactly("preview MESSAGE");
        assertThat(migrations.drafts.get(0).notRenamed()).containsExactly("users.name");
        assertThat(Typed.type(migrations, "preview", "--json").out())
                .isEqualTo("{\"revision\":null,\"file\":null,\"changes\":[{\"kind\":\"addColumn\",\"table\":\"users\","
                        + "\"name\":\"nickname\",\"description\":\"Add column 'nickname' to 'users'\"}],"
                        + "\"yaml\":\"databaseChangeLog:\\n\"}\n");
    }

    @Test
    void aPreviewShowsQuestionsAndAsksNone() {
        migrations.drafted.set(0, new DraftResult(null, null, List.of(), List.of(RENAMED), null));

        Typed text = Typed.type(migrations, "preview");

        assertThat(text.exitCode()).isEqualTo(3);
        assertThat(text.err()).isEmpty();
        assertThat(text.out())
                .isEqualTo("Answer these questions with the options below to see the rest:\n" + RENAMED.text()
                        + "\n  --rename users.name=users.nickname\n  --no-rename users.name\n");
    }

    @Test
    void aPreviewOfNothingSaysSo() {
        assertThat(Typed.type(migrations, "preview"))
                .isEqualTo(new Typed(0, "Nothing to write: the changelog matches the entities\n", ""));
    }

    @Test
    void aDryRunPrintsTheFile() {
        migrations.drafted.set(0, new DraftResult(null, null, List.of(NICKNAME), List.of(), "databaseChangeLog:\n"));

        assertThat(type("--dry-run").out()).isEqualTo("databaseChangeLog:\n");
        assertThat(type("--dry-run", "--json").out())
                .startsWith("{\"revision\":null,\"file\":null,")
                .endsWith("\"yaml\":\"databaseChangeLog:\\n\"}\n");
    }

    @Test
    void whereNobodyCanBeAskedTheOptionsAreNamed() {
        migrations.drafted.set(0, new DraftResult(null, null, List.of(), List.of(RENAMED), null));

        Typed answer = type();

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out()).isEqualTo("""
                        Nothing was written. Answer these questions with the options below and run the command again:
                        Did you rename 'users.name' to 'users.nickname' (varchar(50))?
                          --rename users.name=users.nickname
                          --no-rename users.name
                        """);
        Typed json = type("--json");
        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.out())
                .isEqualTo("{\"questions\":[{\"about\":\"users.name\",\"options\":"
                        + "[\"--rename users.name=users.nickname\",\"--no-rename users.name\"]}]}\n");
    }

    @Test
    void atATerminalWhatIsAnsweredIsAskedAgainUntilNothingIsLeft() {
        migrations.drafted.clear();
        migrations.drafted.add(new DraftResult(null, null, List.of(), List.of(RENAMED), null));
        migrations.drafted.add(new DraftResult(null, null, List.of(), List.of(VALUE), null));
        migrations.drafted.add(WRITTEN);

        Result result = answering("n", "sql:lower(name)");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(migrations.drafts).hasSize(3);
        assertThat(migrations.drafts.get(2).notRenamed()).containsExactly("users.name");
        assertThat(migrations.drafts.get(2).values()).isEqualTo(Map.of("users.nickname", "sql:lower(name)"));
    }

    @Test
    void whoDoesNotAnswerGetsTheOptions() {
        migrations.drafted.set(0, new DraftResult(null, null, List.of(), List.of(RENAMED, VALUE), null));

        assertThat(answering("y").exitCode()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(answering("maybe").exitCode()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(answering().exitCode()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(migrations.drafts).hasSize(3);
    }

    @Test
    void oneCandidateIsAQuestionOfYesOrNo() {
        assertThat(answersTo(RENAMED, "y")).containsExactly("--rename users.name=users.nickname");
        assertThat(answersTo(RENAMED, "No")).containsExactly("--no-rename users.name");
        assertThat(answersTo(RENAMED, "")).isEmpty();
        assertThat(prompts)
                .allMatch("Did you rename 'users.name' to 'users.nickname' (varchar(50))? [y/n] "::equals)
                .hasSize(3);
    }

    @Test
    void whatCanOnlyBeDroppedIsDroppedByYesAlone() {
        Question drop = new Question("users.name", "Drop the column?", List.of("--drop users.name"));
        assertThat(answersTo(drop, "yes")).containsExactly("--drop users.name");
        assertThat(answersTo(drop, "")).isEmpty();
    }

    @Test
    void severalCandidatesAreNumbered() {
        Question question = new Question(
                "users.name",
                "Did you rename column 'users.name' to 'users.a' (text) or 'users.b' (text)?",
                List.of("--rename users.name=users.a", "--rename users.name=users.b", "--no-rename users.name"));
        assertThat(answersTo(question, "2")).containsExactly("--rename users.name=users.b");
        assertThat(answersTo(question, "4")).isEmpty();
        assertThat(answersTo(question, "")).isEmpty();
        assertThat(prompts.get(0)).isEqualTo("""
                        Did you rename column 'users.name' to 'users.a' (text) or 'users.b' (text)?
                          1  --rename users.name=users.a
                          2  --rename users.name=users.b
                          3  --no-rename users.name
                        Number:""" + " ");
    }

    @Test
    void anOfferedExpressionIsTakenWithoutTheQuotesOfTheShell() {
        Question question = new Question(
                "item.size",
                "Convert them?",
                List.of("--default item.size=\"sql:case size when 0 then 'S' end\"", "--no-rename item.size"));
        migrations.drafted.clear();
        migrations.drafted.add(new DraftResult(null, null, List.of(), List.of(question), null));
        migrations.drafted.add(WRITTEN);

        assertThat(answering("1").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(migrations.drafts.get(1).values())
                .isEqualTo(Map.of("item.size", "sql:case size when 0 then 'S' end"));
    }

    @Test
    void alikeNamesAreOneQuestionAtATerminal() {
        Question alike = new Question(
                "stockitem",
                "Are these renamed?",
                List.of("--rename-all-alike", "--rename a.bc=a.b_c", "--rename a.cd=a.c_d", "--no-rename"));
        for (String answer : List.of("y", "n")) {
            migrations.drafts.clear();
            migrations.drafted.clear();
            migrations.drafted.add(new DraftResult(null, null, List.of(), List.of(alike), null));
            migrations.drafted.add(WRITTEN);

            assertThat(answering(answer).exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(migrations.drafts.get(1).renamesAllAlike()).isEqualTo(answer.equals("y"));
            assertThat(migrations.drafts.get(1).notRenamed())
                    .isEqualTo(answer.equals("y") ? List.of() : List.of("a.bc", "a.cd"));
        }
    }

    @Test
    void whatIsNotProvenFailsInOneLine() {
        migrations.failure = new MigrationException("not proven: up on h2: no", "write it by hand");

        Typed answer = type();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).isEqualTo("retort: not proven: up on h2: no; write it by hand\n");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void checkTellsWhatToTypeAboutEachDifference() {
        Change drift = new Change("dropTable", "extra", "extra", "Drop table 'extra'");
        migrations.checked = new CheckReport(true, List.of(NICKNAME), List.of(drift), 1);

        Typed answer = Typed.type(migrations, "check");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out()).isEqualTo("""
                        The entities have changes that no revision contains; run 'revision --autogenerate':
                          Add column 'nickname' to 'users'
                        The database differs from its applied revisions; these changes would correct it:
                          Drop table 'extra'
                        1 revision is pending; run 'upgrade'
                        """);
        assertThat(Typed.type(migrations, "check", "--json").out())
                .startsWith("{\"inSync\":false,\"changes\":[{\"kind\":\"addColumn\",")
                .contains("\"kind\":\"dropTable\",\"table\":\"extra\",\"name\":\"extra\",")
                .endsWith("],\"pending\":1}\n");
    }

    @Test
    void checkListsWhatNoEntityMaps() {
        Change table = new Change("dropTable", "weather", "weather", "drop table 'weather'");
        Change sequence = new Change("dropSequence", null, "numbers", "drop sequence 'numbers'");
        migrations.checked = new CheckReport(true, List.of(table, sequence), List.of(), 0);

        Typed answer = Typed.type(migrations, "check", "--ignore", "a*", "--ignore", "b");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out()).isEqualTo("""
                        No entity maps these; drop them with 'revision --autogenerate --drop NAME', or leave them alone with\
                         retort.migrations.ignore=NAME:
                          table 'weather'
                          sequence 'numbers'
                        """);
        assertThat(migrations.asked).containsExactly("check ignoring [a*, b]");
        assertThat(Typed.type(migrations, "check", "--json").out())
                .endsWith("\"pending\":0,\"unmapped\":[\"weather\",\"numbers\"]}\n");
    }

    @Test
    void checkWritesAnnotationsOfGithub() {
        Change odd = new Change("addCheck", "users", "c", "add check 100% \n::error::x");
        Change unmapped = new Change("dropTable", "weather", "weather", "drop table 'weather'");
        Change drift = new Change("dropTable", "extra", "extra", "drop table 'extra'");
        migrations.checked = new CheckReport(true, List.of(odd, unmapped), List.of(drift), 1);

        Typed answer = Typed.type(migrations, "check", "--format", "github");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out()).startsWith("""
                        ::error title=A revision is missing::add check 100%25 %0A::error::x; run 'revision --autogenerate'
                        ::error title=No entity maps it::'weather': drop it with 'revision --autogenerate --drop weather', or\
                         set retort.migrations.ignore=weather
                        ::error title=The database differs from its revisions::drop table 'extra' would correct it
                        ::error title=Revisions are pending::1 pending; run 'upgrade'
                        """).endsWith("1 revision is pending; run 'upgrade'\n");
        migrations.checked = new CheckReport(true, List.of(), List.of(), 0);
        assertThat(Typed.type(migrations, "check", "--format", "github").out())
                .isEqualTo("In sync: entities, changelog and database agree\n");
    }

    @Test
    void checkRefusesUnknownFormats() {
        assertThat(Typed.type(migrations, "check", "--format", "junit").err())
                .isEqualTo("retort: unknown format 'junit'; give --format text or --format github\n");
        assertThat(Typed.type(migrations, "check", "--json", "--format", "github")
                        .exitCode())
                .isEqualTo(2);
        assertThat(migrations.asked).isEmpty();
    }

    @Test
    void checkInSyncIsDone() {
        assertThat(Typed.type(migrations, "check").exitCode()).isZero();
        assertThat(Typed.type(migrations, "check", "--json").out())
                .isEqualTo("{\"inSync\":true,\"changes\":[],\"pending\":0}\n");
    }

    @Test
    void pendingRevisionsAreNotInSync() {
        migrations.checked = new CheckReport(true, List.of(), List.of(), 2);

        assertThat(Typed.type(migrations, "check").exitCode()).isEqualTo(3);
        assertThat(Typed.type(migrations, "check").out()).isEqualTo("2 revisions are pending; run 'upgrade'\n");
    }

    @Test
    void checkNamesTheEntitiesThatItCouldNotCompare() {
        migrations.checked = new CheckReport(false, List.of(), List.of(), 0);

        Typed inSync = Typed.type(migrations, "check");
        assertThat(inSync.exitCode()).isZero();
        assertThat(inSync.out()).isEqualTo("""
                        In sync: changelog and database agree
                        Entities were not compared: a native executable has none; use the JVM build
                        """);
        assertThat(Typed.type(migrations, "check", "--json").out())
                .isEqualTo("{\"inSync\":true,\"changes\":[],\"pending\":0,\"notCompared\":[\"entities\"]}\n");

        migrations.checked = new CheckReport(false, List.of(), List.of(NICKNAME), 1);

        Typed differing = Typed.type(migrations, "check");
        assertThat(differing.exitCode()).isEqualTo(3);
        assertThat(differing.out()).isEqualTo("""
                        The database differs from its applied revisions; these changes would correct it:
                          Add column 'nickname' to 'users'
                        1 revision is pending; run 'upgrade'
                        Entities were not compared: a native executable has none; use the JVM build
                        """);
    }

    @Test
    void verifyFailsWhenOneIsNotProven() {
        migrations.verified = List.of(
                new Verified("20260105090000", "h2", true, List.of(new Step("rows", true, null))),
                new Verified("20260112090000", "h2", false, List.of(new Step("down", false, "no rollback"))));

        Typed answer = Typed.type(migrations, "verify");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEqualTo("""
                        20260105090000  h2  proven
                        20260112090000  h2  not proven  down: no rollback
                        """);
        assertThat(answer.err())
                .isEqualTo("retort: not proven: '20260112090000' (down: no rollback);"
                        + " correct the changes or the rollback, and run 'verify' again\n");
        assertThat(Typed.type(migrations, "verify", "--json").out())
                .isEqualTo("[{\"revision\":\"20260105090000\",\"engine\":\"h2\",\"proven\":true,\"steps\":"
                        + "[{\"step\":\"rows\",\"ok\":true,\"detail\":null}]},"
                        + "{\"revision\":\"20260112090000\",\"engine\":\"h2\",\"proven\":false,\"steps\":"
                        + "[{\"step\":\"down\",\"ok\":false,\"detail\":\"no rollback\"}]}]\n");
    }

    @Test
    void aDiagramIsMermaid() {
        assertThat(Typed.type(migrations, "diagram").out()).isEqualTo("erDiagram\n    users {\n    }\n");
        assertThat(Typed.type(migrations, "diagram", "--json").out())
                .isEqualTo("{\"mermaid\":\"erDiagram\\n    users {\\n    }\\n\"}\n");
    }

    private Typed type(String... more) {
        List<String> all = new ArrayList<>(List.of(AUTOGENERATE));
        all.addAll(List.of(more));
        return Typed.type(migrations, all.toArray(new String[0]));
    }

    private List<String> answersTo(Question question, String typed) {
        return new Questioner(prompt -> {
                    prompts.add(prompt);
                    return typed;
                })
                .ask(question);
    }

    private Result answering(String... answers) {
        Queue<String> lines = new ArrayDeque<>(List.of(answers));
        RevisionCommand command = new RevisionCommand(new GlobalOptions(), () -> Optional.of(prompt -> lines.poll()));
        new CommandLine(command).parseArgs("--autogenerate", "-m", "Add a nickname");
        return command.run(migrations);
    }
}
