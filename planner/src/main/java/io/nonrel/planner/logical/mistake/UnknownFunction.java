package io.nonrel.planner.logical.mistake;

import io.nonrel.planner.parser.wording.CalciteMessage;
import io.nonrel.planner.parser.wording.NearestNames;

/** A call of a function that isn't there, or not for these arguments. */
final class UnknownFunction {

    private UnknownFunction() {}

    /**
     * What is wrong.
     *
     * @param signature the name and, in parentheses, the types of the arguments
     */
    static String sentence(String signature, VisibleNames visible) {
        int open = signature.indexOf('(');
        String name = name(signature);
        if (isKnown(signature, visible)) {
            return "%s doesn't take %s: check the number and the types of its arguments"
                    .formatted(
                            name,
                            open < 0 ? "these arguments" : CalciteMessage.readableTypes(signature.substring(open)));
        }
        return "No function is called %s%s".formatted(name, NearestNames.hint(name, visible.functions()));
    }

    /** Whether there is a function of the name, for some arguments. */
    static boolean isKnown(String signature, VisibleNames visible) {
        return visible.functions().stream().anyMatch(name(signature)::equalsIgnoreCase);
    }

    private static String name(String signature) {
        int open = signature.indexOf('(');
        return open < 0 ? signature : signature.substring(0, open);
    }

    /** A function that is there. */
    static String wrongCount(String name, VisibleNames visible) {
        return visible.argumentCount(name)
                .map(count -> "%s has the wrong number of arguments: it takes %s".formatted(name, count))
                .orElse("%s has the wrong number of arguments".formatted(name));
    }
}
