package io.nonrel.planner.scan;

import io.nonrel.spi.ValueType;

/**
 * An expression that a field of the document holds.
 *
 * @param field the field
 * @param type of its values
 * @param name what users know it by
 * @param form what a value becomes to be compared with it
 * @param whole whether the field has all of the value: else only equality can be asked for, and is checked again
 */
record Term(String field, ValueType type, String name, LookUpForm form, boolean whole) {

    /** Whether it may be compared by order, and each answer is final. */
    boolean isOrdered() {
        return whole && form.equals(LookUpForm.VALUE);
    }
}
