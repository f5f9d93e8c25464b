package io.nonrel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonrelExceptionTest {

    @Test
    void factsSurviveSerialization() throws IOException, ClassNotFoundException {
        NonrelException error = ErrorCode.UNIQUE_VIOLATION
                .error("twice")
                .with("constraint", "t_key")
                .with("columns", List.of("a"))
                .with("value", new Object() {
                    @Override
                    public String toString() {
                        return "7";
                    }
                });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            NonrelException copy = (NonrelException) in.readObject();
            assertThat(copy).hasMessage("twice");
            assertThat(copy.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
            assertThat(copy.facts())
                    .containsEntry("constraint", "t_key")
                    .containsEntry("columns", List.of("a"))
                    .containsEntry("value", "7");
        }
    }
}
