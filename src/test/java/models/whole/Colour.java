package models.whole;

import jakarta.persistence.AttributeConverter;

/** A value whose converter is registered by the package. */
public record Colour(int rgb) {

    public static final class Converted implements AttributeConverter<Colour, Integer> {

        @Override
        public Integer convertToDatabaseColumn(Colour colour) {
            return colour == null ? null : colour.rgb();
        }

        @Override
        public Colour convertToEntityAttribute(Integer rgb) {
            return rgb == null ? null : new Colour(rgb);
        }
    }
}
