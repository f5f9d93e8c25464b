package io.nonrel.tck.lie;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class the lie that its launch names. */
final class LieResolver implements ParameterResolver {

    /** The configuration parameter of the launch. */
    static final String PARAMETER = "nonrel.lie";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lie.class;
    }

    @Override
    public Lie resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Lie.named(context.getConfigurationParameter(PARAMETER).orElseThrow());
    }
}
