package io.nonrel.tck.command;

import io.nonrel.shell.console.UsageException;
import io.nonrel.tck.Variant;
import io.nonrel.tck.suite.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands behind {@code nonrel tck}.
 *
 * @param urls of the databases, at least one
 * @param random how many random statements are run instead of the features; 0 for none
 */
record Options(
        List<String> urls, Optional<Path> report, Optional<Path> junit, int random, long seed, Selection selection) {

    Options {
        urls = List.copyOf(urls);
    }

    private static final String PREFIX = "jdbc:";
    private static final String OURS = "jdbc:nonrel:";

    static final String USAGE =
            """
            nonrel tck URL... [--report FILE.md] [--junit FILE.xml] [--only PATTERN] [--variant NAME,...]
            nonrel tck URL... --random COUNT [--seed NUMBER]

            Tests the store that a URL leads to: SQL scripts, values of every type, declared capabilities; with --random that
            many random statements. The database must be empty and is left empty. Status 1 when anything fails. Several
            databases are tested one after the other.

              --report FILE   writes the report as Markdown, databases side by side
              --junit FILE    writes the report as JUnit's XML; of one database only
              --only PATTERN  features whose name has this part, * stands for anything: query/*, type/decimal
              --variant NAME  one or some of %s
              --seed NUMBER   of the first random tables; 1 unless given"""
                    .formatted(names());

    static Options of(List<String> arguments) {
        List<String> urls = new ArrayList<>();
        Path report = null;
        Path junit = null;
        String only = "";
        Set<Variant> variants = EnumSet.allOf(Variant.class);
        long random = 0;
        long seed = 1;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--report" -> report = Path.of(value(argument, rest));
                case "--junit" -> junit = Path.of(value(argument, rest));
                case "--only" -> only = value(argument, rest);
                case "--variant" -> variants = variants(value(argument, rest));
                case "--random" -> random = number(argument, value(argument, rest));
                case "--seed" -> seed = number(argument, value(argument, rest));
                default -> {
                    if (argument.startsWith("-")) {
                        throw new UsageException("nonrel tck does not know " + argument + ".");
                    }
                    urls.add(argument.startsWith(PREFIX) ? argument : OURS + argument);
                }
            }
        }
        if (urls.isEmpty()) {
            throw new UsageException("nonrel tck needs the URL of a database, such as jdbc:nonrel:embedded:mem:tck.");
        }
        if (urls.size() > 1 && junit != null) {
            throw new UsageException("--junit takes the report of one database, not of " + urls.size() + ".");
        }
        return new Options(
                urls,
                Optional.ofNullable(report),
                Optional.ofNullable(junit),
                (int) Math.min(random, Integer.MAX_VALUE),
                seed,
                new Selection(only, variants));
    }

    /** How the run is done again, without its reports. */
    static String command(String url) {
        return "./nonrel tck " + (url.matches("[\\w:./+-]*") ? url : "'" + url.replace("'", "'\\''") + "'");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value.");
        }
        return rest.next();
    }

    private static long number(String option, String value) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notEvenANumber) {
            // Told below, as a negative one is.
        }
        throw new UsageException(option + " takes a whole number from 0 on, not " + value + ".");
    }

    private static Set<Variant> variants(String names) {
        return Stream.of(names.split(",")).map(Options::variant).collect(Collectors.toSet());
    }

    private static Variant variant(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(Variant.values())
                .filter(variant -> variant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no variant " + name + "; there are " + names() + "."));
    }

    private static String names() {
        return Stream.of(Variant.values()).map(Variant::name).collect(Collectors.joining(", "));
    }
}
