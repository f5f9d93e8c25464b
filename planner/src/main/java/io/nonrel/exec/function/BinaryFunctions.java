package io.nonrel.exec.function;

import static io.nonrel.exec.function.FunctionDefinition.Topic.BINARY;
import static io.nonrel.exec.function.FunctionDefinition.function;

import io.nonrel.spi.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/** Functions of binary values: digests and encodings. A string counts as its bytes in UTF-8. */
final class BinaryFunctions {

    private BinaryFunctions() {}

    static List<FunctionDefinition> all() {
        return List.of(
                digest(SqlLibraryOperators.MD5, "MD5"),
                digest(SqlLibraryOperators.SHA1, "SHA-1"),
                digest(SqlLibraryOperators.SHA256, "SHA-256"),
                digest(SqlLibraryOperators.SHA512, "SHA-512"),
                new FunctionDefinition(
                        function(
                                "TO_HEX", ReturnTypes.VARCHAR_NULLABLE, OperandTypes.BINARY.or(OperandTypes.CHARACTER)),
                        BINARY,
                        "TO_HEX(value)",
                        "the bytes in hexadecimal digits",
                        Strict.unary(value -> HexFormat.of().formatHex(bytes(value)))),
                new FunctionDefinition(
                        SqlLibraryOperators.FROM_HEX,
                        BINARY,
                        "FROM_HEX(string)",
                        "the bytes that hexadecimal digits stand for",
                        Strict.unary(BinaryFunctions::fromHex)),
                new FunctionDefinition(
                        SqlLibraryOperators.TO_BASE64,
                        BINARY,
                        "TO_BASE64(value)",
                        "the bytes in Base64",
                        Strict.unary(value -> Base64.getEncoder().encodeToString(bytes(value)))),
                new FunctionDefinition(
                        SqlLibraryOperators.FROM_BASE64,
                        BINARY,
                        "FROM_BASE64(string)",
                        "the bytes that Base64 stands for",
                        Strict.unary(BinaryFunctions::fromBase64)));
    }

    private static FunctionDefinition digest(SqlFunction operator, String algorithm) {
        return new FunctionDefinition(
                operator,
                BINARY,
                operator.getName() + "(value)",
                "the " + algorithm + " digest in hexadecimal digits",
                Strict.unary(value -> HexFormat.of().formatHex(digest(algorithm).digest(bytes(value)))));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has " + algorithm, e);
        }
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes ? bytes : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fromHex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_CAST.error(e, "'%s' isn't hexadecimal digits, two for each byte", text);
        }
    }

    private static byte[] fromBase64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_CAST.error(e, "'%s' isn't Base64", text);
        }
    }
}
