package dev.retort.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import dev.retort.problems.Violation;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads request bodies, and takes nothing that two readers might understand differently: UTF-8 only (RFC 8259, section
 * 8.1; a byte order mark is skipped), one value, no member twice, no member that is unknown, no number for a string
 * nor the other way about.
 */
@Singleton
public class JsonBodies {

    private final ObjectMapper mapper = strictMapper();
    private final Validator validator;

    JsonBodies(Validator validator) {
        this.validator = validator;
    }

    private static ObjectMapper strictMapper() {
        return JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, textual -> textual.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Integer, integer -> integer.setCoercion(
                                CoercionInputShape.String, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .build();
    }

    /**
     * The JSON object that {@code body} is.
     *
     * @throws ProblemException invalid request, when it is anything else
     */
    public ObjectNode object(byte[] body) {
        JsonNode node;
        try {
            node = mapper.readTree(withoutByteOrderMark(decoded(body)));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ProblemException.of(
                ProblemType.INVALID_REQUEST,
                node.isMissingNode() ? "The body is empty; send a JSON object" : "The body is not a JSON object");
    }

    /**
     * The object as a record whose constraints all hold.
     *
     * @throws ProblemException invalid request, with every rule that is broken
     */
    public <T> T valid(ObjectNode object, Class<T> type) {
        T value;
        try {
            value = mapper.treeToValue(object, type);
        } catch (JsonMappingException e) {
            throw ProblemException.invalid(field(e), message(e));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
        List<Violation> violations = validator.validate(value).stream()
                .map(broken -> new Violation(broken.getPropertyPath().toString(), broken.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return value;
    }

    /**
     * Refuses null for members that know no null.
     *
     * @throws ProblemException invalid request, naming each
     */
    public static void refuseNull(ObjectNode object, Set<String> members) {
        List<Violation> violations = object.properties().stream()
                .filter(member -> member.getValue().isNull() && members.contains(member.getKey()))
                .map(member -> new Violation(member.getKey(), "must not be null"))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.of(ProblemType.INVALID_REQUEST, "The body is not UTF-8; encode JSON as UTF-8");
        }
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static ProblemException malformed(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        String where =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (failure instanceof StreamConstraintsException) {
            return ProblemException.of(
                    ProblemType.INVALID_REQUEST,
                    "The body has a name or number that is too long, or is nested too deeply" + where);
        }
        boolean twice = String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate field");
        return ProblemException.of(
                ProblemType.INVALID_REQUEST,
                twice
                        ? "The body has a member twice" + where + "; send each once"
                        : "The body is not well-formed JSON" + where);
    }

    private static String field(JsonMappingException failure) {
        String field = failure.getPath().stream()
                .map(reference -> String.valueOf(reference.getFieldName()))
                .collect(Collectors.joining("."));
        return UnicodeText.printable(field);
    }

    private static String message(JsonMappingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "cannot be set; the members that can be set are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        // Out of range, the failure is no mismatch of types.
        boolean text = failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() == String.class;
        return text ? "must be a string" : "must be an integer";
    }
}
